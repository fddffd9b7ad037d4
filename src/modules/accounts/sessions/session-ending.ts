import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Actor } from '../../../shared/actor.js';
import type { AccountRepository } from '../account.repository.js';
import { sessionsEnded } from '../domain/account-events.js';
import type { EndingReason } from '../domain/device-session.js';
import { sessionEndedRecord } from '../domain/session-audit.js';
import type { DeviceSessionRepository, SessionFilter } from './device-session.repository.js';

export interface SessionEndingRepositories {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}

/** Which sessions to end, why, and who ends them. */
export interface SessionEnding {
  readonly filter: SessionFilter;
  readonly because: EndingReason;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Ends sessions in a transaction and records the reason. Announce the result after the commit. Locks the account first,
 * as opening a session does, which serialises both and avoids deadlocks.
 * @returns their ids
 */
export async function endSessions(
  { accounts, sessions, audit, outbox }: SessionEndingRepositories,
  { filter, because, actor, now }: SessionEnding,
): Promise<string[]> {
  const { accountId } = filter;
  await accounts.lock(accountId);
  const ids = await sessions.revoke(filter, because, now);
  await audit.append(...ids.map((id) => sessionEndedRecord({ id, accountId }, because, actor, now)));
  await outbox.append(sessionsEnded(accountId, ids, now));
  return ids;
}

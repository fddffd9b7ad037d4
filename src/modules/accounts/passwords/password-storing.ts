import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Actor } from '../../../shared/actor.js';
import type { AccountRepository } from '../account.repository.js';
import { noticeRaised, sessionsEnded } from '../domain/account-events.js';
import type { EmailTokenRepository } from '../emails/email-token.repository.js';
import type { DeviceSessionRepository, SessionFilter } from '../sessions/device-session.repository.js';

export interface PasswordStoringRepositories {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
  readonly emailTokens: EmailTokenRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export interface NewPassword {
  readonly passwordHash: string;
  /** The sessions to end. */
  readonly sessions: SessionFilter;
  /** How the audit log names the change. */
  readonly action: string;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Stores a new password in a transaction, with the consequences that any change has. Announce the result after the
 * commit.
 * @returns the sessions that it ended
 */
export async function storePassword(
  repositories: PasswordStoringRepositories,
  { passwordHash, sessions, action, actor, now }: NewPassword,
): Promise<string[]> {
  const { accountId } = sessions;
  await repositories.accounts.setPasswordHash(accountId, passwordHash);
  await repositories.emailTokens.removeAll(accountId, 'PASSWORD_RESET');
  const endedIds = await repositories.sessions.revoke(sessions, 'PASSWORD_CHANGED', now);
  const facts = actor.address === null ? {} : { address: actor.address };
  await repositories.outbox.append([
    noticeRaised(accountId, 'PASSWORD_CHANGED', facts, now),
    ...sessionsEnded(accountId, endedIds, now),
  ]);
  await repositories.audit.append({
    actor,
    action,
    subject: { type: 'account', id: accountId },
    details: { sessionsEnded: endedIds.length },
    occurredAt: now,
  });
  return endedIds;
}

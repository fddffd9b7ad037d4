import type { Transactor } from '../../../platform/database/transactor.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Role } from '../../../shared/viewer.js';
import { characterCount, visibleText } from '../../../shared/visible-text.js';
import type { Account } from '../domain/account.js';
import { noticeRaised, sessionsEnded } from '../domain/account-events.js';

import {
  LastAdministratorError,
  OwnSuspensionError,
  UnverifiedAdministratorError,
} from '../domain/accounts-errors.js';
import { ended, type SessionChange, type SessionRevocations } from '../sessions/session-revocations.js';
import type { StandingRepositories } from './account-standing.repository.js';

const LONGEST_REASON = 500;

export interface AccountAdministrationDependencies {
  readonly transactor: Transactor<StandingRepositories>;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

interface Decision {
  readonly account: Account;
  readonly changes: readonly SessionChange[];
}

export type AccountAdministrationService = ReturnType<typeof createAccountAdministrationService>;

/** Administrators' actions on accounts. Each is audited in its own transaction, and repeating one changes nothing. */
export function createAccountAdministrationService({
  transactor,
  revocations,
  clock,
}: AccountAdministrationDependencies) {
  /** @throws NotFoundError */
  async function decide(
    accountId: string,
    decision: (transaction: StandingRepositories, now: Date) => Promise<Decision>,
  ): Promise<Account> {
    if (!isId(accountId)) throw new NotFoundError('The account');
    const { account, changes } = await transactor.run((transaction) => decision(transaction, clock.now()));
    await revocations.announce(changes);
    return account;
  }

  return {
    /**
     * The old role ends with the account's next request to any process: its access tokens have to be renewed.
     * @throws NotFoundError, LastAdministratorError, UnverifiedAdministratorError
     */
    setRole: (accountId: string, role: Role, actor: Actor) =>
      decide(accountId, async (transaction, now) => {
        const { standing, sessions, audit } = transaction;
        if (role !== 'ADMIN') await requireAnotherAdmin(transaction, accountId);
        const account = await lock(transaction, accountId);
        if (account.role === role) return { account, changes: [] };
        if (role === 'ADMIN' && !account.emailVerified) throw new UnverifiedAdministratorError();
        await standing.setRole(accountId, role);
        await audit.append({
          actor,
          action: 'accounts.role_changed',
          subject: { type: 'account', id: accountId },
          before: { role: account.role },
          after: { role },
          occurredAt: now,
        });
        return { account: { ...account, role }, changes: await sessions.raiseVersion({ accountId }, now) };
      }),

    /**
     * Suspends an account: ends all its sessions and refuses sign-ins until it is reinstated.
     * @param grounds shown to the owner and kept in the audit trail
     * @throws NotFoundError, OwnSuspensionError, LastAdministratorError, InvalidInputError
     */
    async suspend(accountId: string, grounds: string, actor: Actor): Promise<Account> {
      const reason = reasonOf(grounds);
      if (accountId === actor.accountId) throw new OwnSuspensionError();
      return decide(accountId, async (transaction, now) => {
        const { standing, sessions, outbox, audit } = transaction;
        await requireAnotherAdmin(transaction, accountId);
        const account = await lock(transaction, accountId);
        if (account.suspendedAt !== null) return { account, changes: [] };
        await standing.setSuspendedAt(accountId, now);
        const endedIds = await sessions.revoke({ accountId }, 'ACCOUNT_SUSPENDED', now);
        await outbox.append([
          noticeRaised(accountId, 'ACCOUNT_SUSPENDED', { reason }, now),
          ...sessionsEnded(accountId, endedIds, now),
        ]);
        await audit.append({
          actor,
          action: 'accounts.suspended',
          subject: { type: 'account', id: accountId },
          before: { suspendedAt: null },
          after: { suspendedAt: now },
          details: { reason, endedSessions: endedIds.length },
          occurredAt: now,
        });
        return { account: { ...account, suspendedAt: now }, changes: ended(endedIds) };
      });
    },

    /** Lifts the suspension of an account. @throws NotFoundError */
    reinstate: (accountId: string, actor: Actor) =>
      decide(accountId, async (transaction, now) => {
        const { standing, outbox, audit } = transaction;
        const account = await lock(transaction, accountId);
        if (account.suspendedAt === null) return { account, changes: [] };
        await standing.setSuspendedAt(accountId, null);
        await outbox.append([noticeRaised(accountId, 'ACCOUNT_REINSTATED', {}, now)]);
        await audit.append({
          actor,
          action: 'accounts.reinstated',
          subject: { type: 'account', id: accountId },
          before: { suspendedAt: account.suspendedAt },
          after: { suspendedAt: null },
          occurredAt: now,
        });
        return { account: { ...account, suspendedAt: null }, changes: [] };
      }),
  };
}

async function lock({ standing }: StandingRepositories, accountId: string): Promise<Account> {
  const account = await standing.lock(accountId);
  if (!account) throw new NotFoundError('The account');
  return account;
}

/** Call it before locking anything else. @throws LastAdministratorError */
export async function requireAnotherAdmin(
  { standing }: StandingRepositories,
  accountId: string,
): Promise<void> {
  const admins = await standing.lockActiveAdmins();
  if (admins.length === 1 && admins[0] === accountId) throw new LastAdministratorError();
}

/**
 * Removes invisible characters, so that the stored and mailed text has the length that is checked.
 * @throws InvalidInputError
 */
function reasonOf(grounds: string): string {
  const reason = visibleText(grounds);
  if (reason === '' || characterCount(reason) > LONGEST_REASON) {
    throw new InvalidInputError({ reason: `Give a reason of 1 to ${LONGEST_REASON} characters.` });
  }
  return reason;
}

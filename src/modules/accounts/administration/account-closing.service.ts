import type { Transactor } from '../../../platform/database/transactor.js';
import { type Actor, PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import type { Viewer } from '../../../shared/viewer.js';
import { type Account, isGone } from '../domain/account.js';
import { noticeRaised, sessionsEnded } from '../domain/account-events.js';
import type { PasswordCheck } from '../passwords/password-check.js';
import { ended, type SessionRevocations } from '../sessions/session-revocations.js';
import { requireAnotherAdmin } from './account-administration.service.js';
import type { AccountStandingRepository, StandingRepositories } from './account-standing.repository.js';

/** How long an owner can cancel the erasure. */
const GRACE_DAYS = 30;
const DAY_MS = 86_400_000;
/** The allowed difference between processes' clocks. */
const CLOCK_MARGIN_SECONDS = 60;

export interface AccountClosingDependencies {
  readonly standing: AccountStandingRepository;
  readonly transactor: Transactor<StandingRepositories>;
  readonly passwordCheck: PasswordCheck;
  readonly revocations: SessionRevocations;
  readonly accessTokenSeconds: number;
  readonly clock: Clock;
}

export type AccountClosingService = ReturnType<typeof createAccountClosingService>;

/** The end of an account: its owner requests erasure, may cancel it, and then the account is erased. */
export function createAccountClosingService(dependencies: AccountClosingDependencies) {
  const { standing, transactor, passwordCheck, revocations, accessTokenSeconds, clock } = dependencies;

  /** Ends sessions of an account within the same transaction. */
  async function endingSessions<Result>(
    work: (transaction: StandingRepositories) => Promise<readonly [Result, readonly string[]]>,
  ): Promise<Result> {
    const [result, endedIds] = await transactor.run(work);
    await revocations.announce(ended(endedIds));
    return result;
  }

  return {
    /**
     * Schedules the erasure of the account in 30 days, and signs out every other device. Repeating it keeps the first
     * date.
     * @throws InvalidInputError when the password is wrong, RateLimitedError, LastAdministratorError
     */
    async schedule({ accountId, sessionId }: Viewer, password: string, actor: Actor): Promise<Account> {
      await passwordCheck.require(accountId, password);
      return endingSessions(async (transaction) => {
        await requireAnotherAdmin(transaction, accountId);
        const account = await lockOpen(transaction, accountId);
        const now = clock.now();
        const endedIds = await transaction.sessions.revoke(
          { accountId, exceptId: sessionId },
          'SIGNED_OUT',
          now,
        );
        await transaction.outbox.append(sessionsEnded(accountId, endedIds, now));
        if (account.erasureDueAt !== null) return [account, endedIds];
        const erasureDueAt = new Date(now.getTime() + GRACE_DAYS * DAY_MS);
        await changeErasure(transaction, account, erasureDueAt, actor, now);
        return [{ ...account, erasureDueAt }, endedIds];
      });
    },

    /** Cancels the erasure. @throws NotFoundError when it is too late */
    cancel: (accountId: string, actor: Actor): Promise<Account> =>
      transactor.run(async (transaction) => {
        const account = await lockOpen(transaction, accountId);
        if (account.erasureDueAt === null) return account;
        await changeErasure(transaction, account, null, actor, clock.now());
        return { ...account, erasureDueAt: null };
      }),

    /** Accounts whose erasure is due, the longest overdue first. */
    findDue: (most: number) => standing.findDue(clock.now(), most),

    /** Ends the remaining sessions of an account whose erasure is due, and refuses new ones. */
    endSessions: (accountId: string): Promise<void> =>
      endingSessions(async ({ sessions, outbox }) => {
        const now = clock.now();
        const endedIds = await sessions.revoke({ accountId }, 'ACCOUNT_ERASED', now);
        await outbox.append(sessionsEnded(accountId, endedIds, now));
        return [undefined, endedIds];
      }),

    /**
     * Deletes an account whose erasure is due, with all data that belongs to it. Not before its last access token has
     * expired: until then, a process that starts reads from the sessions that they have ended.
     * @returns whether this call deleted it
     */
    remove: (accountId: string): Promise<boolean> =>
      transactor.run(async (transaction) => {
        const now = clock.now();
        const dueBy = new Date(now.getTime() - (accessTokenSeconds + CLOCK_MARGIN_SECONDS) * 1000);
        if (!(await transaction.standing.remove(accountId, dueBy))) return false;
        await transaction.audit.append({
          actor: PLATFORM,
          action: 'accounts.erased',
          subject: { type: 'account', id: accountId },
          occurredAt: now,
        });
        return true;
      }),
  };

  async function lockOpen({ standing: locked }: StandingRepositories, accountId: string): Promise<Account> {
    const account = await locked.lock(accountId);
    if (!account || isGone(account, clock.now())) throw new NotFoundError('The account');
    return account;
  }
}

/** Stores the new date, notifies the owner, and audits it. */
async function changeErasure(
  { standing, outbox, audit }: StandingRepositories,
  account: Account,
  erasureDueAt: Date | null,
  actor: Actor,
  now: Date,
): Promise<void> {
  const { id } = account;
  const notice =
    erasureDueAt === null
      ? noticeRaised(id, 'ERASURE_CANCELLED', {}, now)
      : noticeRaised(id, 'ERASURE_SCHEDULED', { erasureDueAt: erasureDueAt.toISOString() }, now);
  await standing.setErasureDueAt(id, erasureDueAt);
  await outbox.append([notice]);
  await audit.append({
    actor,
    action: erasureDueAt === null ? 'accounts.erasure_cancelled' : 'accounts.erasure_scheduled',
    subject: { type: 'account', id },
    before: { erasureDueAt: account.erasureDueAt },
    after: { erasureDueAt },
    occurredAt: now,
  });
}

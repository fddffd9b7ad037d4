import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { networkOf } from '../../../shared/network.js';
import type { Viewer } from '../../../shared/viewer.js';
import type { AccountRepository } from '../account.repository.js';
import {
  PASSWORD_AGAIN,
  PASSWORD_RESET_PER_ADDRESS,
  RESETS_PER_EMAIL_AND_ADDRESS,
} from '../attempt-limits.js';
import { noticeRaised, passwordResetRequested, sessionsEnded } from '../domain/account-events.js';
import { InvalidEmailTokenError } from '../domain/accounts-errors.js';
import { normaliseEmail } from '../domain/email.js';
import { hashEmailToken } from '../emails/email-token.js';
import type { EmailTokenRepository } from '../emails/email-token.repository.js';
import type { DeviceSessionRepository, SessionFilter } from '../sessions/device-session.repository.js';
import { ended, type SessionRevocations } from '../sessions/session-revocations.js';
import type { SignInThrottle } from '../sign-in-throttle.js';
import type { PasswordChoice } from './password-choice.js';
import type { PasswordHasher } from './password-hasher.js';

interface Repositories {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
  readonly emailTokens: EmailTokenRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export interface PasswordDependencies extends Pick<Repositories, 'accounts' | 'emailTokens'> {
  readonly transactor: Transactor<Repositories>;
  readonly attempts: AttemptLimiter;
  readonly throttle: SignInThrottle;
  readonly choice: PasswordChoice;
  readonly passwords: PasswordHasher;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

export type PasswordService = ReturnType<typeof createPasswordService>;

/** Changes passwords, of owners who know the old one and of those who forgot it. */
export function createPasswordService(dependencies: PasswordDependencies) {
  const { accounts, emailTokens, transactor, attempts, throttle, choice, passwords, revocations, clock } =
    dependencies;

  /** Sets a new password, with the consequences that any change has. @returns the sessions that it ended */
  async function store(
    transaction: Repositories,
    passwordHash: string,
    sessions: SessionFilter,
    { action, actor, now }: { readonly action: string; readonly actor: Actor; readonly now: Date },
  ): Promise<string[]> {
    const { accountId } = sessions;
    await transaction.accounts.setPasswordHash(accountId, passwordHash);
    await transaction.emailTokens.removeAll(accountId, 'PASSWORD_RESET');
    const endedIds = await transaction.sessions.revoke(sessions, 'PASSWORD_CHANGED', now);
    const facts = actor.address === null ? {} : { address: actor.address };
    await transaction.outbox.append([
      noticeRaised(accountId, 'PASSWORD_CHANGED', facts, now),
      ...sessionsEnded(accountId, endedIds, now),
    ]);
    await transaction.audit.append({
      actor,
      action,
      subject: { type: 'account', id: accountId },
      details: { sessionsEnded: endedIds.length },
      occurredAt: now,
    });
    return endedIds;
  }

  return {
    /**
     * Requests a password reset e-mail. Whether an account has the address is checked in the background, so that the
     * response and its timing are always the same.
     * @throws InvalidInputError, RateLimitedError
     */
    async requestReset(email: string, { address }: Actor): Promise<void> {
      const normalised = normaliseEmail(email);
      if (address !== null) {
        const network = networkOf(address);
        await attempts.take(network, [PASSWORD_RESET_PER_ADDRESS]);
        await attempts.take(`${normalised} ${network}`, RESETS_PER_EMAIL_AND_ADDRESS);
      }
      await transactor.run(({ outbox }) => outbox.append([passwordResetRequested(normalised, clock.now())]));
    },

    /**
     * Sets a new password with an e-mailed token, and ends all sessions of the account.
     * @throws InvalidEmailTokenError, InvalidInputError
     */
    async reset(token: string, newPassword: string, actor: Actor): Promise<void> {
      const now = clock.now();
      const shown = { purpose: 'PASSWORD_RESET', tokenHash: hashEmailToken(token), now } as const;
      const accountId = await emailTokens.findAccountId(shown);
      const [account] = accountId === null ? [] : await accounts.findByIds([accountId]);
      if (!account) throw new InvalidEmailTokenError();
      await choice.require({ password: newPassword, email: account.email, field: 'newPassword' });
      const passwordHash = await passwords.hash(newPassword);
      const endedIds = await transactor.run(async (transaction) => {
        await transaction.accounts.lock(account.id);
        if ((await transaction.emailTokens.use(shown)) === null) throw new InvalidEmailTokenError();
        const change = { action: 'accounts.password_reset', actor, now };
        return store(transaction, passwordHash, { accountId: account.id }, change);
      });
      await revocations.announce(ended(endedIds));
      await throttle.forgive(account.email, actor.address);
    },

    /**
     * Sets a new password, and ends all sessions of the account but the caller's.
     * @throws InvalidInputError, RateLimitedError
     */
    async change(
      { accountId, sessionId }: Viewer,
      { currentPassword, newPassword }: { readonly currentPassword: string; readonly newPassword: string },
      actor: Actor,
    ): Promise<void> {
      await attempts.take(accountId, PASSWORD_AGAIN);
      const currentHash = await accounts.findPasswordHash(accountId);
      const [account] = await accounts.findByIds([accountId]);
      const isRight = await passwords.verify(currentPassword, currentHash);
      if (!account || !isRight) throw wrongCurrentPassword();
      // An invalid new password is not counted as a guess of the old one.
      await attempts.clear(accountId, PASSWORD_AGAIN);
      await choice.require({ password: newPassword, email: account.email, field: 'newPassword' });
      const passwordHash = await passwords.hash(newPassword);
      const now = clock.now();
      const endedIds = await transactor.run(async (transaction) => {
        await transaction.accounts.lock(accountId);
        // The password may have been changed during verification.
        if ((await transaction.accounts.findPasswordHash(accountId)) !== currentHash) {
          throw wrongCurrentPassword();
        }
        const change = { action: 'accounts.password_changed', actor, now };
        return store(transaction, passwordHash, { accountId, exceptId: sessionId }, change);
      });
      await revocations.announce(ended(endedIds));
    },
  };
}

function wrongCurrentPassword(): InvalidInputError {
  return new InvalidInputError({ currentPassword: 'This is not your current password.' });
}

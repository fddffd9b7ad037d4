import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import type { Viewer } from '../../../shared/viewer.js';
import type { AccountRepository } from '../account.repository.js';
import { PASSWORD_AGAIN } from '../attempt-limits.js';
import { ended, type SessionRevocations } from '../sessions/session-revocations.js';
import type { PasswordChoice } from './password-choice.js';
import type { PasswordHasher } from './password-hasher.js';
import { type PasswordStoringRepositories, storePassword } from './password-storing.js';

export interface PasswordChangeDependencies {
  readonly accounts: AccountRepository;
  readonly transactor: Transactor<PasswordStoringRepositories>;
  readonly attempts: AttemptLimiter;
  readonly choice: PasswordChoice;
  readonly passwords: PasswordHasher;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

export type PasswordChangeService = ReturnType<typeof createPasswordChangeService>;

/** Lets owners who know their password choose another one. */
export function createPasswordChangeService(dependencies: PasswordChangeDependencies) {
  const { accounts, transactor, attempts, choice, passwords, revocations, clock } = dependencies;

  return {
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
        const sessions = { accountId, exceptId: sessionId };
        const action = 'accounts.password_changed';
        return storePassword(transaction, { passwordHash, sessions, action, actor, now });
      });
      await revocations.announce(ended(endedIds));
    },
  };
}

function wrongCurrentPassword(): InvalidInputError {
  return new InvalidInputError({ currentPassword: 'This is not your current password.' });
}

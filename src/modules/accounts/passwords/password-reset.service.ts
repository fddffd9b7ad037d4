import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { networkOf } from '../../../shared/network.js';
import type { AccountRepository } from '../account.repository.js';
import { PASSWORD_RESET_PER_ADDRESS, RESETS_PER_EMAIL_AND_ADDRESS } from '../attempt-limits.js';
import { passwordResetRequested } from '../domain/account-events.js';
import { InvalidEmailTokenError } from '../domain/accounts-errors.js';
import { normaliseEmail } from '../domain/email.js';
import { hashEmailToken } from '../emails/email-token.js';
import type { EmailTokenRepository } from '../emails/email-token.repository.js';
import { ended, type SessionRevocations } from '../sessions/session-revocations.js';
import type { SignInThrottle } from '../sign-in-throttle.js';
import type { PasswordChoice } from './password-choice.js';
import type { PasswordHasher } from './password-hasher.js';
import { type PasswordStoringRepositories, storePassword } from './password-storing.js';

export interface PasswordResetDependencies {
  readonly accounts: AccountRepository;
  readonly emailTokens: EmailTokenRepository;
  readonly transactor: Transactor<PasswordStoringRepositories>;
  readonly attempts: AttemptLimiter;
  readonly throttle: SignInThrottle;
  readonly choice: PasswordChoice;
  readonly passwords: PasswordHasher;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

export type PasswordResetService = ReturnType<typeof createPasswordResetService>;

/** Lets owners who forgot their password choose another one, by e-mail. */
export function createPasswordResetService(dependencies: PasswordResetDependencies) {
  const { accounts, emailTokens, transactor, attempts, throttle, choice, passwords, revocations, clock } =
    dependencies;

  return {
    /**
     * Requests a password reset e-mail. Whether an account has the address is checked in the background, so that the
     * response and its timing are always the same.
     * @throws InvalidInputError, RateLimitedError
     */
    async request(email: string, { address }: Actor): Promise<void> {
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
        const sessions = { accountId: account.id };
        const action = 'accounts.password_reset';
        return storePassword(transaction, { passwordHash, sessions, action, actor, now });
      });
      await revocations.announce(ended(endedIds));
      await throttle.forgive(account.email, actor.address);
    },
  };
}

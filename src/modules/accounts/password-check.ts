import type { AttemptLimit, AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import type { AccountRepository } from './account.repository.js';
import type { PasswordHasher } from './password-hasher.js';

/** Whoever finds a device unlocked must not be able to guess on. */
const LIMITS: readonly AttemptLimit[] = [{ name: 'password-check', most: 5, windowSeconds: 15 * 60 }];

export interface PasswordCheckDependencies {
  readonly accounts: AccountRepository;
  readonly passwords: PasswordHasher;
  readonly attempts: AttemptLimiter;
}

export type PasswordCheck = ReturnType<typeof createPasswordCheck>;

/** Asks for the password again before something that cannot be undone, from somebody who is signed in. */
export function createPasswordCheck({ accounts, passwords, attempts }: PasswordCheckDependencies) {
  return {
    /** @throws InvalidInputError naming the field `password`, RateLimitedError */
    async require(accountId: string, password: string): Promise<void> {
      await attempts.take(accountId, LIMITS);
      const hash = await accounts.findPasswordHash(accountId);
      if (!(await passwords.verify(password, hash))) {
        throw new InvalidInputError({ password: 'This is not the password of your account.' });
      }
      await attempts.clear(accountId, LIMITS);
    },
  };
}

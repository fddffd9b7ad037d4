import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import type { AccountRepository } from '../account.repository.js';
import { PASSWORD_AGAIN } from '../attempt-limits.js';
import type { PasswordHasher } from './password-hasher.js';

/**
 * Re-authenticates a signed-in caller by password before a sensitive action. An attempt is counted before it is made, so
 * that the password cannot be guessed on an unlocked device.
 */
export interface PasswordCheck {
  /** @throws RateLimitedError */
  matches(accountId: string, password: string): Promise<boolean>;
  /** @throws InvalidInputError naming the field `password`, RateLimitedError */
  require(accountId: string, password: string): Promise<void>;
}

export interface PasswordCheckDependencies {
  readonly accounts: Pick<AccountRepository, 'findPasswordHash'>;
  readonly passwords: PasswordHasher;
  readonly attempts: AttemptLimiter;
}

export function createPasswordCheck({
  accounts,
  passwords,
  attempts,
}: PasswordCheckDependencies): PasswordCheck {
  async function matches(accountId: string, password: string): Promise<boolean> {
    await attempts.take(accountId, PASSWORD_AGAIN);
    const isRight = await passwords.verify(password, await accounts.findPasswordHash(accountId));
    if (isRight) await attempts.clear(accountId, PASSWORD_AGAIN);
    return isRight;
  }

  return {
    matches,
    async require(accountId, password) {
      if (await matches(accountId, password)) return;
      throw new InvalidInputError({ password: 'This is not the password of your account.' });
    },
  };
}

import type { AccountRepository } from './account.repository.js';
import { LONGEST_PASSWORD } from './domain/password-policy.js';
import type { PasswordHasher } from './password-hasher.js';

/** Asks somebody who is signed in for the password once more. Whoever calls it bounds how often it may be tried. */
export interface PasswordCheck {
  matches(accountId: string, password: string): Promise<boolean>;
}

export function createPasswordCheck(
  accounts: Pick<AccountRepository, 'findPasswordHash'>,
  passwords: PasswordHasher,
): PasswordCheck {
  return {
    async matches(accountId, password) {
      // Nobody's password is that long, and hashing it would cost.
      if (password.length > 2 * LONGEST_PASSWORD) return false;
      return passwords.verify(password, await accounts.findPasswordHash(accountId));
    },
  };
}

import { InvalidInputError } from '../../../shared/domain-error.js';
import { passwordProblem } from '../domain/password-policy.js';
import type { CommonPasswords } from './common-passwords.js';

/** A new password for an account. */
export interface ChosenPassword {
  readonly password: string;
  /** Of the account. */
  readonly email: string;
  /** The name of the input field. */
  readonly field: string;
}

/** Rejects weak passwords. */
export interface PasswordChoice {
  /** @throws InvalidInputError with advice on what to choose instead */
  require(chosen: ChosenPassword): Promise<void>;
}

export function createPasswordChoice(commonPasswords: CommonPasswords): PasswordChoice {
  return {
    async require({ password, email, field }) {
      const problem = passwordProblem(password, email, await commonPasswords.load());
      if (problem !== null) throw new InvalidInputError({ [field]: problem });
    },
  };
}

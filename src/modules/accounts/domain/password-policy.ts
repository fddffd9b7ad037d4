import { InvalidInputError } from '../../../shared/domain-error.js';

/** NIST SP 800-63B: at least eight characters, long ones allowed; bounded, since hashing costs. */
const SHORTEST = 8;
export const LONGEST_PASSWORD = 128;

/** @throws InvalidInputError when the password is too short or too long */
export function requireAcceptablePassword(password: string): void {
  const { length } = Array.from(password);
  if (length < SHORTEST || length > LONGEST_PASSWORD) {
    throw new InvalidInputError({
      password: `Choose a password of ${SHORTEST} to ${LONGEST_PASSWORD} characters.`,
    });
  }
}

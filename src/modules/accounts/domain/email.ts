import { InvalidInputError } from '../../../shared/domain-error.js';

/** The most characters of an address (RFC 5321, 4.5.3.1.3, less the angle brackets). */
const LONGEST = 254;
const SHAPE = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/**
 * The one form under which an address is stored and found: trimmed, NFKC, lower case.
 * @throws InvalidInputError when it cannot be an address
 */
export function normaliseEmail(text: string): string {
  const email = text.trim().normalize('NFKC').toLowerCase();
  if (email.length > LONGEST || !SHAPE.test(email)) {
    throw new InvalidInputError({ email: 'Give an e-mail address such as name@example.com.' });
  }
  return email;
}

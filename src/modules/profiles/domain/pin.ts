import { InvalidInputError } from '../../../shared/domain-error.js';

const PIN = /^[0-9]{4,8}$/;

/** @throws InvalidInputError when it is not a valid PIN */
export function requireAcceptablePin(pin: string): void {
  if (!PIN.test(pin)) throw new InvalidInputError({ pin: 'Choose a PIN of 4 to 8 digits.' });
}

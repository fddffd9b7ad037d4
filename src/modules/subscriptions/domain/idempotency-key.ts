import { InvalidInputError } from '../../../shared/domain-error.js';

const LONGEST_KEY = 120;

/** @throws InvalidInputError */
export function requireKey(idempotencyKey: string): void {
  if (idempotencyKey.length === 0 || idempotencyKey.length > LONGEST_KEY) {
    throw new InvalidInputError({ idempotencyKey: `Give a key of 1 to ${LONGEST_KEY} characters.` });
  }
}

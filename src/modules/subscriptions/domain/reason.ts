import { InvalidInputError } from '../../../shared/domain-error.js';
import { characterCount, foldText, hasHiddenCharacters } from '../../../shared/visible-text.js';

const LONGEST_REASON = 500;

/** Validates an administrator's reason, one line of text. @throws InvalidInputError */
export function requireReason(given: string): string {
  const reason = foldText(given);
  if (reason === '' || characterCount(reason) > LONGEST_REASON || hasHiddenCharacters(reason)) {
    throw new InvalidInputError({ reason: `Say why, in 1 to ${LONGEST_REASON} visible characters.` });
  }
  return reason;
}

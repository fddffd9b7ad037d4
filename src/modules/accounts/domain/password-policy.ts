/**
 * NIST SP 800-63B: at least eight characters, long ones allowed, no composition rules; with an upper bound, because
 * hashing takes time.
 */
const SHORTEST = 8;
const LONGEST = 128;
/** The UTF-16 length above which a password exceeds the limit in any normalisation form. */
const LONGEST_TEXT = LONGEST * 16;
const PRODUCT = 'streamcore';

/** Whether a password is short enough. Longer ones are rejected before they are normalised or hashed. */
export function isWithinLengthLimit(password: string): boolean {
  return password.length <= LONGEST_TEXT && Array.from(normalisePassword(password)).length <= LONGEST;
}

/** The canonical form of a password, because keyboards may produce several (NIST SP 800-63B, 5.1.1.2). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * What is wrong with a new password, in words for the one who chose it; null when nothing is.
 * @param isCommon whether many people use a password, given in lower case
 */
export function passwordProblem(
  password: string,
  email: string,
  isCommon: (password: string) => boolean,
): string | null {
  const choose = `Choose a password of ${SHORTEST} to ${LONGEST} characters.`;
  if (!isWithinLengthLimit(password)) return choose;
  const normalised = normalisePassword(password);
  if (Array.from(normalised).length < SHORTEST) return choose;

  const text = normalised.toLowerCase();
  if (text === email || text === email.slice(0, email.lastIndexOf('@'))) {
    return 'Choose a password that is not your e-mail address.';
  }
  if (isProductName(text)) return 'Choose a password that is not the name of this service.';
  if (isCommon(text)) return 'Choose another password: this one is among the first that are guessed.';
  return null;
}

/** Ignores digits and signs around the name. */
function isProductName(text: string): boolean {
  return text.replace(/[^\p{L}]/gu, '').replaceAll(PRODUCT, '') === '' && text.includes(PRODUCT);
}

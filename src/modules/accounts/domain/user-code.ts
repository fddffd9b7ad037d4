/** No vowels, to avoid words, and no characters that are easily confused (RFC 8628, 6.1). */
export const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const USER_CODE_LENGTH = 8;

const TYPED = new RegExp(`^[${USER_CODE_LETTERS}${USER_CODE_LETTERS.toLowerCase()}]{${USER_CODE_LENGTH}}$`);

/** Formats a user code as XXXX-XXXX. */
export function showUserCode(code: string): string {
  return `${code.slice(0, USER_CODE_LENGTH / 2)}-${code.slice(USER_CODE_LENGTH / 2)}`;
}

/** Parses a user code as typed, in any case, with or without dashes and spaces; null when it is malformed. */
export function readUserCode(typed: string): string | null {
  const letters = typed.replaceAll(/[\s\p{Dash_Punctuation}]/gu, '');
  return TYPED.test(letters) ? letters.toUpperCase() : null;
}

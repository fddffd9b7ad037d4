/**
 * An emoji with the characters that join it to others (U+200D), such as the rest of a family, or select its
 * appearance. Elsewhere, these characters only hide differences.
 */
const EMOJI =
  /\p{Extended_Pictographic}[\u{FE0F}\p{Emoji_Modifier}]*(?:\u{200D}\p{Extended_Pictographic}[\u{FE0F}\p{Emoji_Modifier}]*)*/gu;
/** Characters that are invisible, change the writing direction, or are unassigned: they make different names look alike. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;
const SPACE = /\s+/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One form for texts that look the same: NFC, trimmed, with every run of white space replaced by a single space. */
export function foldText(text: string): string {
  return text.normalize('NFC').replace(SPACE, ' ').trim();
}

/** Whether a normalised text has invisible characters, or no visible ones. */
export function hasHiddenCharacters(text: string): boolean {
  return text.replace(EMOJI, '').search(HIDDEN) >= 0 || !SEEN.test(text);
}

/** Normalised and without invisible characters, for displaying text sent by others. */
export function visibleText(text: string): string {
  const emoji = text.match(EMOJI) ?? [];
  const others = text.split(EMOJI).map((part) => part.replace(SPACE, ' ').replace(HIDDEN, ''));
  return foldText(others.map((part, index) => part + (emoji[index] ?? '')).join(''));
}

/** The number of characters as the database counts them: code points. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}

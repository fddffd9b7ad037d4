/**
 * An emoji, what is joined to it by U+200D, such as the rest of a family, and what says how it is drawn. Anywhere
 * else these characters only hide a difference.
 */
const EMOJI =
  /\p{Extended_Pictographic}[\u{FE0F}\p{Emoji_Modifier}]*(?:\u{200D}\p{Extended_Pictographic}[\u{FE0F}\p{Emoji_Modifier}]*)*/gu;
/** What draws nothing, turns the direction of what follows, or means nothing (yet): unseen, it makes two names look like one. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;
const SPACE = /\s+/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One form for text that looks the same: NFC, trimmed, every run of white space a single space. */
export function foldText(text: string): string {
  return text.normalize('NFC').replace(SPACE, ' ').trim();
}

/** Whether a folded text holds something that cannot be seen, or nothing that can. */
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

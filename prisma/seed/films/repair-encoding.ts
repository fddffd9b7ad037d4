/** Characters 0x80 to 0xFF of the Mac Roman encoding. */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** Characters 0x80 to 0x9F of Windows-1252. (Node 20's TextDecoder reads them as control characters.) */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Undoes a wrong decoding: the source's accented titles were Windows-1252 read as Mac Roman, so that "Léon"
 * stands there as "LÈon". Text that cannot have come about that way is left as it is.
 */
export function repairEncoding(text: string): string {
  const bytes = Array.from(text, macRomanByte);
  return bytes.includes(-1) ? text : bytes.map(windows1252Character).join('');
}

function macRomanByte(character: string): number {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code;
  const index = MAC_ROMAN.indexOf(character);
  return index < 0 ? -1 : 0x80 + index;
}

function windows1252Character(byte: number): string {
  return (byte >= 0x80 && WINDOWS_1252[byte - 0x80]) || String.fromCharCode(byte);
}

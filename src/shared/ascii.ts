/** Whether a text consists of ASCII characters, so that it has as many bytes in UTF-8 as characters. */
export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

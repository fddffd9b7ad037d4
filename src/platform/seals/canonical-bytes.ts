const LENGTH_BYTES = 4;
/** The length that marks a missing value; no text is as long. */
const NOTHING = 0xff_ff_ff_ff;

/** An unambiguous encoding of values: their number, then each as its length (32 bits, big-endian) and its UTF-8. */
export function canonicalBytes(values: readonly (string | null)[]): Buffer {
  const parts = [lengthBytes(values.length)];
  for (const value of values) {
    if (value === null) {
      parts.push(lengthBytes(NOTHING));
    } else {
      const bytes = Buffer.from(value, 'utf8');
      parts.push(lengthBytes(bytes.length), bytes);
    }
  }
  return Buffer.concat(parts);
}

function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** RFC 6455, 5.2: a whole text message in one frame. */
const WHOLE_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const MOST_IN_2_BYTES = 0xffff;

/** A message as a single server frame: `ws` would write the header separately, which costs more. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = startOf(length);
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = WHOLE_TEXT;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = LENGTH_IN_2_BYTES;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_IN_8_BYTES;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}

/** Where the text begins. */
function startOf(length: number): number {
  if (length < LENGTH_IN_2_BYTES) return 2;
  return length <= MOST_IN_2_BYTES ? 4 : 10;
}

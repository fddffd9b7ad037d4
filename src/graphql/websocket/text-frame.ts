import type { Writable } from 'node:stream';
import { isAscii } from '../../shared/ascii.js';

/** RFC 6455, 5.2: a text message in a single frame. */
const WHOLE_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const MOST_IN_2_BYTES = 0xffff;

/**
 * Writes a message as a single server frame: `ws` would write the header separately, which costs more. An ASCII message,
 * which nearly all are, is written as a string: Node.js copies it to the socket without a buffer of its own.
 */
export function writeTextFrame(stream: Writable, text: string, textIsAscii = isAscii(text)): void {
  if (textIsAscii && text.length <= MOST_IN_2_BYTES) {
    stream.write(`${shortStart(text.length)}${text}`, 'latin1');
  } else {
    stream.write(frameOf(text, Buffer.byteLength(text)));
  }
}

function shortStart(length: number): string {
  if (length < LENGTH_IN_2_BYTES) return String.fromCharCode(WHOLE_TEXT, length);
  return String.fromCharCode(WHOLE_TEXT, LENGTH_IN_2_BYTES, length >> 8, length & 0xff);
}

function frameOf(text: string, length: number): Buffer {
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

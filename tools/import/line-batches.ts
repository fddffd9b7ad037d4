import { createReadStream } from 'node:fs';

/** The position of a line in a file. */
export interface FilePosition {
  readonly byteOffset: number;
  /** Lines before this position. */
  readonly lineNumber: number;
}

/** Consecutive lines, without their line ends, with the positions before and after them. */
export interface LineBatch {
  readonly lines: readonly Buffer[];
  readonly start: FilePosition;
  readonly end: FilePosition;
}

/** In bytes. A longer line is truncated just beyond this length, so that damaged files cannot fill the memory. */
export const LONGEST_LINE = 16 * 1024;

/** About ten thousand ratings. */
const CHUNK_BYTES = 256 * 1024;

const NEWLINE = 10;

/** Reads a file from a position in batches of lines, with one batch in memory. */
export async function* readLineBatches(path: string, from: FilePosition): AsyncGenerator<LineBatch> {
  const chunks: AsyncIterable<Buffer> = createReadStream(path, {
    start: from.byteOffset,
    highWaterMark: CHUNK_BYTES,
  });
  let start = from;
  let chunkOffset = from.byteOffset;
  let unfinished: Buffer = Buffer.alloc(0);

  for await (const chunk of chunks) {
    const length = chunk.lastIndexOf(NEWLINE) + 1;
    if (length > 0) {
      const lines = splitLines(Buffer.concat([unfinished, chunk.subarray(0, length)]));
      const end = { byteOffset: chunkOffset + length, lineNumber: start.lineNumber + lines.length };
      yield { lines, start, end };
      start = end;
      unfinished = Buffer.alloc(0);
    }
    unfinished = cutOff(Buffer.concat([unfinished, chunk.subarray(length)]));
    chunkOffset += chunk.length;
  }

  if (unfinished.length > 0) {
    const end = { byteOffset: chunkOffset, lineNumber: start.lineNumber + 1 };
    yield { lines: [withoutCarriageReturn(unfinished)], start, end };
  }
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let lineStart = 0;
  while (lineStart < bytes.length) {
    const lineEnd = bytes.indexOf(NEWLINE, lineStart);
    lines.push(withoutCarriageReturn(cutOff(bytes.subarray(lineStart, lineEnd))));
    lineStart = lineEnd + 1;
  }
  return lines;
}

function cutOff(line: Buffer): Buffer {
  return line.length > LONGEST_LINE ? line.subarray(0, LONGEST_LINE + 1) : line;
}

function withoutCarriageReturn(line: Buffer): Buffer {
  return line.at(-1) === 13 ? line.subarray(0, -1) : line;
}

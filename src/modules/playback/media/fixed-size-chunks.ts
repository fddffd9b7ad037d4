import type { Readable } from 'node:stream';

/** A stream in parts of the same size, but for the last, which may be smaller. None for a stream of nothing. */
export async function* fixedSizeChunks(content: Readable, size: number): AsyncGenerator<Buffer, undefined> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    let rest = Buffer.from(chunk as Buffer | string);
    while (length + rest.length >= size) {
      const taken = rest.subarray(0, size - length);
      yield Buffer.concat([...chunks, taken]);
      rest = rest.subarray(taken.length);
      chunks = [];
      length = 0;
    }
    chunks.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(chunks);
  return undefined;
}

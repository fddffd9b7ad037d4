import type { Readable } from 'node:stream';

/** Splits a stream into chunks of the same size; the last may be smaller. An empty stream has no chunks. */
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

import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { DataSubject, PersonalDataSource } from '../../shared/personal-data.js';

export interface ExportDocument {
  readonly sources: readonly PersonalDataSource[];
  readonly subject: DataSubject;
  readonly exportedAt: Date;
  /** Called after each source, with the progress as a fraction. */
  readonly onProgress: (fraction: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * A JSON object with a list for each source, compressed with gzip. It is streamed: memory holds some hundred rows and
 * the compressor's window, however large it is.
 */
export function writeExport(document: ExportDocument): AsyncIterable<Uint8Array> {
  const { signal } = document;
  return Readable.from(textOf(document)).compose(createGzip(), { signal });
}

async function* textOf({ sources, subject, exportedAt, onProgress, signal }: ExportDocument) {
  yield `{"exportedAt":${JSON.stringify(exportedAt)}`;
  for (const [index, { name, read }] of sources.entries()) {
    yield `,\n${JSON.stringify(name)}:[`;
    let separator = '\n';
    for await (const thing of read(subject)) {
      signal.throwIfAborted();
      yield separator + JSON.stringify(thing);
      separator = ',\n';
    }
    yield ']';
    await onProgress((index + 1) / sources.length);
  }
  yield '}\n';
}

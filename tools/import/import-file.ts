import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { inTransactionOf } from '../../src/platform/database/transaction.js';
import type { Clock } from '../../src/shared/clock.js';
import { type Checkpoint, loadCheckpoint, START, saveCheckpoint } from './checkpoint.js';
import { decodeLine, type Encoding } from './decode-line.js';
import { type FilePosition, type LineBatch, readLineBatches } from './line-batches.js';
import { RejectedLine } from './rejected-line.js';
import type { Reject, RejectsFile } from './rejects-file.js';

/** The dependencies of an import. */
export interface ImportRun {
  readonly client: pg.ClientBase;
  readonly clock: Clock;
  readonly folder: string;
  readonly dataset: string;
  readonly rejects: RejectsFile;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Stops the import between two batches. */
  readonly signal?: AbortSignal | undefined;
}

export interface ImportProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly lines: number;
  readonly rejected: number;
  /** The position at which this run started: after the start of the file if it resumes an earlier run. */
  readonly startedAt: FilePosition;
  readonly elapsedMs: number;
  readonly isFinished: boolean;
}

/** A file to read, how to parse its lines and where to store their records. */
export interface ImportSource<Parsed> {
  readonly file: string;
  readonly encoding: Encoding;
  /** @throws RejectedLine when the line is not a record */
  readonly parse: (line: string) => Parsed;
  readonly header: string | null;
  /** Stores records in the open transaction, and returns how many were new. */
  readonly store: (records: readonly Parsed[]) => Promise<number>;
}

/** Where the import of a file resumes: at the start if the file differs from the one that an earlier run finished. */
export async function resumePoint(run: Omit<ImportRun, 'rejects'>, file: string): Promise<Checkpoint> {
  const checkpoint = await loadCheckpoint(run.client, { dataset: run.dataset, file });
  const { size } = await stat(join(run.folder, file));
  const isSameFile = checkpoint.isFinished ? size === checkpoint.byteOffset : size >= checkpoint.byteOffset;
  return isSameFile ? checkpoint : START;
}

/**
 * Imports a file from its checkpoint to its end, batch by batch: the rows of a batch and its checkpoint are committed
 * together, so that an import that is killed resumes where it was.
 */
export async function importFile<Parsed>(run: ImportRun, source: ImportSource<Parsed>): Promise<Checkpoint> {
  const path = join(run.folder, source.file);
  const bytesTotal = (await stat(path)).size;
  const startedAt = await resumePoint(run, source.file);
  const begunAt = performance.now();
  let checkpoint = startedAt;
  const report = () =>
    run.onProgress({
      file: source.file,
      bytesRead: checkpoint.byteOffset,
      bytesTotal,
      lines: checkpoint.lineNumber,
      rejected: checkpoint.rejected,
      startedAt,
      elapsedMs: performance.now() - begunAt,
      isFinished: checkpoint.isFinished,
    });
  const save = (next: Checkpoint) =>
    saveCheckpoint(run.client, { dataset: run.dataset, file: source.file }, next, run.clock.now());

  report();
  if (checkpoint.isFinished) return checkpoint;
  for await (const batch of readLineBatches(path, checkpoint)) {
    run.signal?.throwIfAborted();
    const { records, rejects, headers } = parseBatch(source, batch);
    await run.rejects.append(rejects);
    checkpoint = await inTransactionOf(run.client, async () => {
      const accepted = checkpoint.accepted + headers + (await source.store(records));
      const rejected = checkpoint.rejected + rejects.length;
      const next = { ...batch.end, accepted, rejected, isFinished: false };
      await save(next);
      return next;
    });
    report();
  }
  checkpoint = { ...checkpoint, isFinished: true };
  await save(checkpoint);
  report();
  return checkpoint;
}

function parseBatch<Parsed>(source: ImportSource<Parsed>, batch: LineBatch) {
  const records: Parsed[] = [];
  const rejects: Reject[] = [];
  let headers = 0;
  for (const [index, bytes] of batch.lines.entries()) {
    const lineNumber = batch.start.lineNumber + index + 1;
    try {
      const line = decodeLine(bytes, source.encoding);
      if (lineNumber === 1 && isHeader(line, source.header)) headers += 1;
      else records.push(source.parse(line));
    } catch (error) {
      if (!(error instanceof RejectedLine)) throw error;
      rejects.push({ file: source.file, lineNumber, reason: error.reason, text: bytes.toString('utf8') });
    }
  }
  return { records, rejects, headers };
}

/** A byte order mark may precede it. */
function isHeader(line: string, header: string | null): boolean {
  return header !== null && line.replace(/^\ufeff/, '') === header;
}

import type pg from 'pg';
import type { FilePosition } from './line-batches.js';

/** The progress of the import of one file, stored in the transaction of the rows. */
export interface Checkpoint extends FilePosition {
  /** Lines that created a row, and the header. Lines neither accepted nor rejected repeated a row. */
  readonly accepted: number;
  readonly rejected: number;
  readonly isFinished: boolean;
}

/** The file of a checkpoint. */
export interface CheckpointKey {
  readonly dataset: string;
  readonly file: string;
}

export const START: Checkpoint = {
  byteOffset: 0,
  lineNumber: 0,
  accepted: 0,
  rejected: 0,
  isFinished: false,
};

interface CheckpointRow {
  readonly byte_offset: string;
  readonly line_number: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly finished_at: Date | null;
}

/** The start of the file if there is no checkpoint. */
export async function loadCheckpoint(client: pg.ClientBase, key: CheckpointKey): Promise<Checkpoint> {
  const { rows } = await client.query<CheckpointRow>(
    'SELECT * FROM import_checkpoints WHERE dataset = $1 AND file = $2',
    [key.dataset, key.file],
  );
  const row = rows[0];
  if (row === undefined) return START;
  return {
    byteOffset: Number(row.byte_offset),
    lineNumber: row.line_number,
    accepted: row.accepted,
    rejected: row.rejected,
    isFinished: row.finished_at !== null,
  };
}

export async function saveCheckpoint(
  client: pg.ClientBase,
  key: CheckpointKey,
  checkpoint: Checkpoint,
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO import_checkpoints (dataset, file, byte_offset, line_number, accepted, rejected, updated_at, finished_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (dataset, file) DO UPDATE SET
       byte_offset = excluded.byte_offset, line_number = excluded.line_number, accepted = excluded.accepted,
       rejected = excluded.rejected, updated_at = excluded.updated_at, finished_at = excluded.finished_at`,
    [
      key.dataset,
      key.file,
      checkpoint.byteOffset,
      checkpoint.lineNumber,
      checkpoint.accepted,
      checkpoint.rejected,
      now,
      checkpoint.isFinished ? now : null,
    ],
  );
}

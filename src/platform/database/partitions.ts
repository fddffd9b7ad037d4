import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './transaction.js';

export interface MonthlyPartitions {
  /** A table that is partitioned by `occurred_at`, such as `watch_history`. */
  readonly table: string;
  /** An instant in the first month that needs a partition. */
  readonly from: Date;
  /** An instant in the last one. */
  readonly to: Date;
}

/**
 * Creates the missing monthly partitions (UTC) of a table. Any number of processes may call this at once.
 * @returns how many were created
 */
export async function ensureMonthlyPartitions(
  pool: Pool,
  { table, from, to }: MonthlyPartitions,
): Promise<number> {
  let made = 0;
  // One statement per month: each is a transaction of its own, so that other statements can run in between.
  for (const month of monthsBetween(from, to)) {
    const { rows } = await pool.query<{ made: boolean }>('SELECT ensure_monthly_partition($1, $2) AS made', [
      table,
      month,
    ]);
    if (rows[0]?.made) made += 1;
  }
  return made;
}

/** A table whose monthly partitions are dropped. */
export interface OutdatedPartitions {
  readonly table: string;
  /** Drops months that ended by then, and the rows of earlier times without a partition of their own. */
  readonly before: Date;
  /** Runs in the transaction that drops a month. */
  readonly retire?: Retire | undefined;
}

/** The partition of a month that is dropped. */
export interface DroppedPartition {
  readonly tableName: string;
  /** Its first day, such as 2026-11-01. */
  readonly month: string;
}

/** Records what must be known of a month later, in the transaction that drops it. */
export type Retire = (client: PoolClient, gone: DroppedPartition) => Promise<void>;

/** Readers and writers of the table wait while a partition is dropped, so give up early and retry later. */
const LONGEST_WAIT = "SET LOCAL lock_timeout = '2s'";
const ROWS_AT_A_TIME = 1_000;

/**
 * Drops expired monthly partitions, which takes constant time and leaves nothing to vacuum.
 * @returns how many were dropped
 * @throws DatabaseError when the table is in use for longer than two seconds; partitions dropped before stay dropped
 */
export async function dropMonthlyPartitions(
  pool: Pool,
  { table, before, retire }: OutdatedPartitions,
): Promise<number> {
  const firstKept = `${table}_${before.toISOString().slice(0, 7).replace('-', '_')}`;
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
     WHERE inhparent = $1::regclass AND relname ~ $2 AND relname < $3 ORDER BY relname`,
    [table, `^${table}_[0-9]{4}_[0-9]{2}$`, firstKept],
  );
  for (const { name } of rows) {
    await inTransaction(pool, async (client) => {
      await client.query(LONGEST_WAIT);
      const month = monthOfPartition(name);
      await retire?.(client, { tableName: table, month });
      await client.query('SELECT drop_monthly_partition($1, $2)', [table, month]);
    });
  }
  await clearDefaultPartition(pool, table, before);
  return rows.length;
}

/** For `watch_history_2026_11`, 2026-11-01. */
function monthOfPartition(name: string): string {
  return `${name.slice(-'2026_11'.length).replace('_', '-')}-01`;
}

async function clearDefaultPartition(pool: Pool, table: string, before: Date): Promise<void> {
  let removed: number | undefined;
  do {
    const { rows } = await pool.query<{ removed: number }>(
      'SELECT clear_default_partition($1, $2, $3) AS removed',
      [table, startOfMonth(before), ROWS_AT_A_TIME],
    );
    removed = rows[0]?.removed;
  } while (removed === ROWS_AT_A_TIME);
}

function startOfMonth(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth()));
}

/** The first days of the months between two instants, as ISO 8601 dates. */
function monthsBetween(from: Date, to: Date): string[] {
  const monthNumber = (moment: Date) => moment.getUTCFullYear() * 12 + moment.getUTCMonth();
  const count = monthNumber(to) - monthNumber(from) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + index)).toISOString().slice(0, 10),
  );
}

import type { Pool } from 'pg';

export interface MonthlyPartitions {
  /** A table that is partitioned by `occurred_at`, such as `watch_history`. */
  readonly table: string;
  /** A moment in the first month that needs a partition. */
  readonly from: Date;
  /** A moment in the last one. */
  readonly to: Date;
}

/**
 * Makes the monthly partitions (UTC) that a table lacks. Any number of processes may call this at once.
 * @returns how many were made
 */
export async function ensureMonthlyPartitions(
  pool: Pool,
  { table, from, to }: MonthlyPartitions,
): Promise<number> {
  let made = 0;
  // One statement a month: each is its own transaction, and others are let through between them.
  for (const month of monthsBetween(from, to)) {
    const { rows } = await pool.query<{ made: boolean }>('SELECT ensure_monthly_partition($1, $2) AS made', [
      table,
      month,
    ]);
    if (rows[0]?.made) made += 1;
  }
  return made;
}

/** The first days of the months from one moment's to another's, as ISO 8601 dates. */
function monthsBetween(from: Date, to: Date): string[] {
  const monthNumber = (moment: Date) => moment.getUTCFullYear() * 12 + moment.getUTCMonth();
  const count = monthNumber(to) - monthNumber(from) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + index)).toISOString().slice(0, 10),
  );
}

import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

/** The additional delay of each flush of the log, in microseconds. A healthy disk takes less than a hundredth of it. */
const DELAY_MICROSECONDS = 100_000;
const SLOW_MS = 10_000;

/**
 * PostgreSQL waits before each flush of its log, as if the disk took a tenth of a second to write durably. Reads, and
 * writes that do not wait for a flush, are as fast as usual.
 */
export async function slowDisk(pool: pg.Pool, scale: number): Promise<void> {
  await pool.query(`ALTER SYSTEM SET commit_delay = ${DELAY_MICROSECONDS}`);
  // Even without concurrent commits.
  await pool.query('ALTER SYSTEM SET commit_siblings = 0');
  try {
    await pool.query('SELECT pg_reload_conf()');
    await delay(SLOW_MS * scale);
  } finally {
    await pool.query('ALTER SYSTEM RESET commit_delay');
    await pool.query('ALTER SYSTEM RESET commit_siblings');
    await pool.query('SELECT pg_reload_conf()');
  }
}

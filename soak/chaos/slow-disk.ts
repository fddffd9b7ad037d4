import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

/** How long each write of the log to the disk takes longer, in microseconds. A disk that is well takes less than a hundredth of it. */
const DELAY_MICROSECONDS = 100_000;
const SLOW_MS = 10_000;

/**
 * PostgreSQL waits before each flush of its log, as it does for a disk that takes a tenth of a second to write something for good. What
 * is read, and what is written without waiting, is as fast as ever.
 */
export async function slowDisk(pool: pg.Pool, scale: number): Promise<void> {
  await pool.query(`ALTER SYSTEM SET commit_delay = ${DELAY_MICROSECONDS}`);
  // Also where nobody else commits at the time.
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

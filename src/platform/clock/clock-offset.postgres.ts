import type pg from 'pg';
import type { ClockOffset } from './clock-offset.js';

/** The driver returns a bigint as a string. */
interface OffsetRow {
  readonly aheadMs: string;
}

export function createPostgresClockOffset(pool: pg.Pool): ClockOffset {
  return {
    async read() {
      const { rows } = await pool.query<OffsetRow>('SELECT ahead_ms AS "aheadMs" FROM platform_clock');
      return Number(rows[0]?.aheadMs ?? 0);
    },

    async raiseTo(aheadMs) {
      const { rows } = await pool.query<OffsetRow>(
        `INSERT INTO platform_clock AS kept (id, ahead_ms) VALUES (1, $1)
         ON CONFLICT (id) DO UPDATE SET ahead_ms = greatest(kept.ahead_ms, excluded.ahead_ms)
         RETURNING ahead_ms AS "aheadMs"`,
        [aheadMs],
      );
      return Number(rows[0]?.aheadMs);
    },
  };
}

import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import { type AttemptLimit, type AttemptLimiter, TooManyAttemptsError } from './attempt-limiter.js';

interface CountedRow {
  readonly count: number;
  readonly resets_at: Date;
}

/** Higher counts make no difference, and could overflow. */
const HIGHEST_COUNT = 1_000_000;

const COUNT = `
  INSERT INTO attempt_counts AS known (key, count, resets_at)
  VALUES ($2, 1, $1::timestamptz + $3::int * interval '1 second')
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.resets_at <= $1 THEN 1 ELSE least(known.count + 1, ${HIGHEST_COUNT}) END,
    resets_at = CASE WHEN known.resets_at <= $1 THEN excluded.resets_at ELSE known.resets_at END
  RETURNING count, resets_at`;

export function createPostgresAttemptLimiter(pool: pg.Pool, clock: Clock): AttemptLimiter {
  async function takeOne(subject: string, limit: AttemptLimit): Promise<void> {
    const now = clock.now();
    const { rows } = await pool.query<CountedRow>({
      name: 'count-attempt',
      text: COUNT,
      values: [now, keyOf(subject, limit), limit.windowSeconds],
    });
    const [counted] = rows;
    if (!counted || counted.count <= limit.most) return;
    throw new TooManyAttemptsError(counted.resets_at, now);
  }

  return {
    async take(subject, limits) {
      for (const limit of limits) await takeOne(subject, limit);
    },

    async giveBack(subject, limits) {
      const keys = limits.map((limit) => keyOf(subject, limit));
      await pool.query('UPDATE attempt_counts SET count = count - 1 WHERE key = ANY($1) AND count > 1', [
        keys,
      ]);
    },

    async clear(subject, limits) {
      const keys = limits.map((limit) => keyOf(subject, limit));
      await pool.query('DELETE FROM attempt_counts WHERE key = ANY($1)', [keys]);
    },

    async prune() {
      await pool.query('DELETE FROM attempt_counts WHERE resets_at <= $1', [clock.now()]);
    },
  };
}

/** Subjects may be long and personal, such as e-mail addresses. */
function keyOf(subject: string, { name, windowSeconds }: AttemptLimit): string {
  return `${name}:${windowSeconds}:${createHash('sha256').update(subject).digest('base64url')}`;
}

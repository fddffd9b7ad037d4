import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import { RateLimitedError } from '../../shared/domain-error.js';
import type { AttemptLimit, AttemptLimiter } from './attempt-limiter.js';

interface CountedRow {
  readonly key: string;
  readonly count: number;
  readonly resets_at: Date;
}

/** Counting further would say nothing more, and could overflow. */
const HIGHEST_COUNT = 1_000_000;

const COUNT = `
  INSERT INTO attempt_counts AS known (key, count, resets_at)
  SELECT key, 1, $1::timestamptz + window_seconds * interval '1 second'
  FROM unnest($2::text[], $3::int[]) AS tried (key, window_seconds)
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.resets_at <= $1 THEN 1 ELSE least(known.count + 1, ${HIGHEST_COUNT}) END,
    resets_at = CASE WHEN known.resets_at <= $1 THEN excluded.resets_at ELSE known.resets_at END
  RETURNING key, count, resets_at`;

export function createPostgresAttemptLimiter(pool: pg.Pool, clock: Clock): AttemptLimiter {
  return {
    async take(subject, limits) {
      const now = clock.now();
      // In one order everywhere, so that two callers cannot wait for each other.
      const tried = limits.map((limit) => ({ key: keyOf(subject, limit), limit }));
      tried.sort((a, b) => (a.key < b.key ? -1 : 1));
      const { rows } = await pool.query<CountedRow>({
        name: 'count-attempt',
        text: COUNT,
        values: [now, tried.map(({ key }) => key), tried.map(({ limit }) => limit.windowSeconds)],
      });
      const mostOf = new Map(tried.map(({ key, limit }) => [key, limit.most]));
      const exceeded = rows.filter(({ key, count }) => count > (mostOf.get(key) ?? 0));
      if (exceeded.length === 0) return;
      const until = Math.max(...exceeded.map((row) => row.resets_at.getTime()));
      throw new RateLimitedError(Math.max(1, Math.ceil((until - now.getTime()) / 1000)));
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

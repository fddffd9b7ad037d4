import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../test/support/open-database.js';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { RateLimitedError } from '../../shared/domain-error.js';
import { createPostgresAttemptLimiter } from './attempt-limiter.postgres.js';

const server = await createTestDatabase();
const database = openDatabase(server, 8);
const { pool } = database;
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await server.drop();
});

let time = Date.UTC(2026, 0, 1);
const advance = (milliseconds: number) => {
  time += milliseconds;
};
const limiter = createPostgresAttemptLimiter(pool, { now: () => new Date(time) });
const fewAMinute = { name: 'test', most: 3, windowSeconds: 60 };
const someAnHour = { name: 'test', most: 5, windowSeconds: 3600 };

async function admitted(subject: string, times: number, limits = [fewAMinute]): Promise<number> {
  const tries = Array.from({ length: times }, () => limiter.take(subject, limits));
  const outcomes = await Promise.allSettled(tries);
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('attempts', () => {
  it('are admitted up to the limit, also concurrently', async () => {
    expect(await admitted('at once', 50)).toBe(3);
  });

  it('are refused with the time at which the next one is admitted', async () => {
    await admitted('patient', 3);
    await expect(limiter.take('patient', [fewAMinute])).rejects.toMatchObject({ retryAfterSeconds: 60 });
    advance(59_000);
    await expect(limiter.take('patient', [fewAMinute])).rejects.toMatchObject({ retryAfterSeconds: 1 });
    advance(1_000);
    expect(await admitted('patient', 5)).toBe(3);
  });

  it('are refused until the end of a fixed window', async () => {
    const refusal = () => limiter.take('hasty', [fewAMinute]).catch((error: unknown) => error);
    await admitted('hasty', 3);
    const until = new Date(time + 60_000);
    expect(await refusal()).toMatchObject({ until });
    advance(59_500);
    expect(await refusal()).toMatchObject({ until });
    advance(500);
    await admitted('hasty', 3);
    expect(await refusal()).toMatchObject({ until: new Date(time + 60_000) });
  });

  it('are limited by all limits together', async () => {
    const limits = [fewAMinute, someAnHour];
    expect(await admitted('slow guesser', 3, limits)).toBe(3);
    advance(60_000);
    expect(await admitted('slow guesser', 3, limits)).toBe(2);
    advance(60_000);
    expect(await admitted('slow guesser', 3, limits)).toBe(0);
  });

  it('are counted per subject, and can be cleared', async () => {
    await admitted('one', 4);
    expect(await admitted('another', 3)).toBe(3);
    await limiter.clear('one', [fewAMinute]);
    expect(await admitted('one', 3)).toBe(3);
  });

  it('can be taken back', async () => {
    await admitted('mistaken', 3);
    await limiter.giveBack('mistaken', [fewAMinute]);
    expect(await admitted('mistaken', 3)).toBe(1);
    await limiter.giveBack('nobody', [fewAMinute]);
    expect(await admitted('nobody', 5)).toBe(3);
  });

  it('are refused with a helpful error', async () => {
    await admitted('told', 3);
    await expect(limiter.take('told', [fewAMinute])).rejects.toThrow(RateLimitedError);
  });

  it('are deleted after their window', async () => {
    await admitted('gone', 2);
    advance(3600_000);
    await limiter.prune();
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM attempt_counts');
    expect(rows[0]).toEqual({ count: 0 });
  });
});

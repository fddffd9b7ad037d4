import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsApart } from '../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { dropMonthlyPartitions, ensureMonthlyPartitions } from './partitions.js';

standsApart({ database: 'months are made and dropped by long work, which goes to the server itself' });

const table = 'watch_history';
const PROFILE = '00000000-0000-7000-8000-000000000001';
const TITLE = '00000000-0000-7000-8000-000000000002';

describe('ensureMonthlyPartitions', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    await pool.query(
      `INSERT INTO accounts (id, email, created_at) VALUES ('${PROFILE}', 'a@example.com', now());
       INSERT INTO profiles (id, account_id, name, avatar, created_at) VALUES ('${PROFILE}', '${PROFILE}', 'A', 'fox', now());
       INSERT INTO titles (id, kind, status, name, source, source_id, created_at)
         VALUES ('${TITLE}', 'MOVIE', 'PUBLISHED', 'A film', 'test', '1', now())`,
    );
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const watchAt = (moment: string) =>
    pool.query(`INSERT INTO watch_history VALUES (uuid_v7(), $1, $2, 'STARTED', 0, $3)`, [
      PROFILE,
      TITLE,
      moment,
    ]);
  const partitionOf = async (moment: string) => {
    const { rows } = await pool.query(
      'SELECT tableoid::regclass::text FROM watch_history WHERE occurred_at = $1',
      [moment],
    );
    return rows.map((row) => row.tableoid);
  };

  it('creates each month once, across the turn of the year', async () => {
    const months = { table, from: new Date('2030-11-30T23:59:59Z'), to: new Date('2031-02-01T00:00:00Z') };

    expect(await ensureMonthlyPartitions(pool, months)).toBe(4);
    expect(await ensureMonthlyPartitions(pool, months)).toBe(0);
  });

  it('creates each month once for concurrent processes', async () => {
    const months = { table, from: new Date('2032-01-15T00:00:00Z'), to: new Date('2032-03-15T00:00:00Z') };
    const made = await Promise.all(Array.from({ length: 5 }, () => ensureMonthlyPartitions(pool, months)));

    expect(made.reduce((sum, count) => sum + count)).toBe(3);
  });

  it('puts a row into the partition of its month in UTC', async () => {
    await ensureMonthlyPartitions(pool, {
      table,
      from: new Date('2033-05-01T00:00:00Z'),
      to: new Date('2033-06-01T00:00:00Z'),
    });
    await watchAt('2033-05-31T23:59:59.999Z');
    await watchAt('2033-06-01T00:00:00.000Z');

    expect(await partitionOf('2033-05-31T23:59:59.999Z')).toEqual(['partitions.watch_history_2033_05']);
    expect(await partitionOf('2033-06-01T00:00:00.000Z')).toEqual(['partitions.watch_history_2033_06']);
  });

  it('accepts a row of a month without a partition, and moves it once there is one', async () => {
    const moment = '2034-07-04T12:00:00.000Z';
    await watchAt(moment);
    expect(await partitionOf(moment)).toEqual(['partitions.watch_history_default']);

    await ensureMonthlyPartitions(pool, { table, from: new Date(moment), to: new Date(moment) });
    expect(await partitionOf(moment)).toEqual(['partitions.watch_history_2034_07']);
  });

  it('drops exactly the expired months', async () => {
    await pool.query('DELETE FROM watch_history');
    await ensureMonthlyPartitions(pool, {
      table,
      from: new Date('2035-01-01T00:00:00Z'),
      to: new Date('2035-04-01T00:00:00Z'),
    });
    const moments = ['2035-01-31T23:59:59.999Z', '2035-02-01T00:00:00.000Z', '2035-04-02T00:00:00.000Z'];
    // Also one of a month without a partition.
    for (const moment of ['1999-05-05T00:00:00.000Z', ...moments]) await watchAt(moment);
    const before = new Date('2035-02-17T00:00:00Z');

    expect(await dropMonthlyPartitions(pool, { table, before })).toBeGreaterThan(0);
    expect(await dropMonthlyPartitions(pool, { table, before })).toBe(0);
    const { rows } = await pool.query('SELECT occurred_at FROM watch_history ORDER BY 1');
    expect(rows.map(({ occurred_at: at }) => at.toISOString())).toEqual(moments.slice(1));
  });

  it('does not block users of the table', async () => {
    const reader = await pool.connect();
    await ensureMonthlyPartitions(pool, {
      table,
      from: new Date('2035-01-01T00:00:00Z'),
      to: new Date('2035-01-01T00:00:00Z'),
    });
    await reader.query('BEGIN; SELECT count(*) FROM watch_history');
    const dropping = dropMonthlyPartitions(pool, { table, before: new Date('2035-02-01T00:00:00Z') });
    await expect(dropping).rejects.toMatchObject({ code: '55P03' });
    await reader.query('COMMIT');
    reader.release();
    expect(await dropMonthlyPartitions(pool, { table, before: new Date('2035-02-01T00:00:00Z') })).toBe(1);
  });
});

import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../../test/support/query-plan.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { newId } from '../../../shared/ids.js';
import type { StoredAccess } from './access-entry.repository.js';
import { accessPageQuery, createPostgresAccessEntryRepository } from './access-entry.repository.postgres.js';

const ACCOUNT = '00000000-0000-7000-8000-000000000001';
const SESSION = '00000000-0000-7000-8000-000000000002';

function access(occurredAt: string, changes: Partial<StoredAccess> = {}): StoredAccess {
  return {
    id: newId(),
    event: 'GRANTED',
    reason: null,
    accountId: ACCOUNT,
    profileId: null,
    deviceSessionId: null,
    playbackSessionId: null,
    titleId: null,
    network: '192.0.2.0/24',
    requestId: null,
    occurredAt: new Date(occurredAt),
    ...changes,
  };
}

describe('access entries', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.routes.url });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const partitionsOf = async (accountId: string) => {
    const { rows } = await pool.query(
      'SELECT DISTINCT tableoid::regclass::text AS name FROM access_entries WHERE account_id = $1 ORDER BY 1',
      [accountId],
    );
    return rows.map(({ name }) => name);
  };

  it('are stored once and complete in the partitions of their months, which are created on demand', async () => {
    const repository = createPostgresAccessEntryRepository(pool);
    const accountId = newId();
    const entries = [
      access('2020-02-29T23:59:59.999Z', { accountId, reason: 'DEVICE_LIMIT_REACHED', event: 'DENIED' }),
      access('2020-03-01T00:00:00.000Z', { accountId, network: '2001:db8:1::/48' }),
      access('2031-01-01T00:00:00.000Z', { accountId, network: null, requestId: 'request' }),
    ];
    await repository.store(entries);
    await repository.store(entries);
    await Promise.all([repository.store(entries), repository.store(entries.slice(1))]);

    const { edges } = await repository.list({ accountId }, { first: 10, after: null });
    expect(edges.map(({ node }) => node)).toEqual(entries.toReversed());
    expect(await partitionsOf(accountId)).toEqual([
      'partitions.access_entries_2020_02',
      'partitions.access_entries_2020_03',
      'partitions.access_entries_2031_01',
    ]);
  });

  it('are stored in a month that was dropped after it had been prepared', async () => {
    const repository = createPostgresAccessEntryRepository(pool);
    const accountId = newId();
    await repository.store([access('2021-05-01T00:00:00Z')]);
    await pool.query('DROP TABLE partitions.access_entries_2021_05');
    const late = [access('2021-05-02T00:00:00Z', { accountId })];
    // The caller retries.
    await expect(repository.store(late)).rejects.toMatchObject({
      constraint: 'access_entries_lie_in_their_month',
    });
    await repository.store(late);
    expect(await partitionsOf(accountId)).toEqual(['partitions.access_entries_2021_05']);
  });

  describe('a page of them', () => {
    beforeAll(async () => {
      for (const month of ['2026-01-01', '2026-02-01']) {
        await pool.query(`SELECT ensure_monthly_partition('access_entries', $1)`, [month]);
      }
      await pool.query(`
        INSERT INTO access_entries (id, event, account_id, playback_session_id, occurred_at)
        SELECT uuid_v7(), 'MANIFEST', ('00000000-0000-7000-8000-' || lpad((number % 500)::text, 12, '0'))::uuid,
          ('00000000-0000-7000-8000-' || lpad((number % 700)::text, 12, '0'))::uuid,
          timestamptz '2026-01-01' + number * interval '2 minutes'
        FROM generate_series(1, 40000) AS number`);
      await pool.query('ANALYZE access_entries');
    });

    const from = new Date('2026-01-05T00:00:00Z');
    const to = new Date('2026-01-06T00:00:00Z');

    it.each([
      ['of all', {}, 'access_entries_2026_02_occurred_at_id_idx'],
      ['of a day', { from, to }, 'access_entries_2026_01_occurred_at_id_idx'],
      ['of an account', { accountId: ACCOUNT }, 'access_entries_2026_02_account_id_occurred_at_id_idx'],
      [
        'of an account on a day',
        { accountId: ACCOUNT, from, to },
        'access_entries_2026_01_account_id_occurred_at_id_idx',
      ],
      [
        'of a playback session',
        { playbackSessionId: SESSION },
        'access_entries_2026_02_playback_session_id_occurred_at_id_idx',
      ],
    ])('%s is read from an index', async (_name, filter, index) => {
      const plan = await planOf(pool, accessPageQuery(filter, { first: 20, after: null }));
      expect(plan).toContain(index);
      expect(plan).not.toContain('Seq Scan on access_entries_2026');
      expect(plan).not.toMatch(/Sort Key: access_entries\.occurred_at.*\n.*Seq Scan/);
    });

    it('of a day reads no other partition', async () => {
      const plan = await planOf(pool, accessPageQuery({ from, to }, { first: 20, after: null }));
      expect(plan).not.toContain('access_entries_2026_02');
    });

    it('starts after the previous one', async () => {
      const after = Buffer.from(JSON.stringify([from.getTime(), ACCOUNT])).toString('base64url');
      const plan = await planOf(pool, accessPageQuery({ accountId: ACCOUNT }, { first: 20, after }));
      expect(plan).toMatch(/Index Cond: .*ROW\(occurred_at, id\) < ROW/);
    });
  });

  it.each([
    'UPDATE access_entries SET reason = NULL',
    'DELETE FROM access_entries',
    'TRUNCATE access_entries',
    'UPDATE partitions.access_entries_2020_02 SET reason = NULL',
    'DELETE FROM partitions.access_entries_2020_02',
    'TRUNCATE partitions.access_entries_2020_02',
  ])('are immutable: %s', async (statement) => {
    await expect(pool.query(statement)).rejects.toThrow('append-only');
  });
});

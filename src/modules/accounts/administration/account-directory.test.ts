import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../../test/support/query-plan.js';
import { standsApart } from '../../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { accountPageQuery } from './account-directory.postgres.js';

standsApart({
  database:
    'it fills tables in statements that take longer than a pooler lets them, to see how they are read',
});

describe('a page of accounts', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    await pool.query(`
      INSERT INTO accounts (id, email, role, suspended_at, erasure_due_at, created_at)
      SELECT uuid_v7(), 'viewer-' || number || '@example.com',
        (CASE WHEN number % 4000 = 0 THEN 'ADMIN' ELSE 'VIEWER' END)::role,
        CASE WHEN number % 2000 = 1 THEN now() END, CASE WHEN number % 2000 = 2 THEN now() END,
        timestamptz '2026-01-01' + number * interval '1 minute'
      FROM generate_series(1, 20000) AS number`);
    await pool.query('ANALYZE accounts');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const newest = { first: 20, after: null };

  it.each([
    ['all', {}, 'accounts_created_at_id_idx'],
    ['the newer ones', { createdAfter: new Date('2026-01-10') }, 'accounts_created_at_id_idx'],
    ['an address', { email: 'viewer-77@example.com' }, 'accounts_email_prefix_idx'],
    ['addresses that begin alike', { email: 'viewer-777' }, 'accounts_email_prefix_idx'],
    ['administrators', { role: 'ADMIN' as const }, 'accounts_admins_idx'],
    ['suspended ones', { state: 'SUSPENDED' as const }, 'accounts_suspended_idx'],
    ['those to be erased', { state: 'ERASURE_SCHEDULED' as const }, 'accounts_erasure_due_at_idx'],
  ])('is read from an index: %s', async (_name, filter, index) => {
    const plan = await planOf(pool, accountPageQuery(filter, newest));
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });

  it('starts after the previous one', async () => {
    const place = [Date.UTC(2026, 0, 5), '00000000-0000-7000-8000-000000000001'];
    const after = Buffer.from(JSON.stringify(place)).toString('base64url');
    const plan = await planOf(pool, accountPageQuery({}, { first: 20, after }));
    expect(plan).toMatch(/Index Cond: \(ROW\(created_at, id\) < ROW/);
    expect(plan).not.toContain('Sort');
  });
});

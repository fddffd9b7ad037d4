import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../test/support/query-plan.js';
import { standsApart } from '../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { auditPageQuery } from './audit-entry.repository.postgres.js';

standsApart({
  database:
    'it fills tables in statements that take longer than a pooler lets them, to see how they are read',
});

const ACTOR = '00000000-0000-7000-8000-000000000001';

describe('a page of the audit trail', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    await pool.query(`
      INSERT INTO audit_entries (id, actor_id, action, subject_type, subject_id, occurred_at)
      SELECT uuid_v7(), ('00000000-0000-7000-8000-' || lpad((number % 500)::text, 12, '0'))::uuid, 'tests.written',
        'account', (number % 700)::text, timestamptz '2026-01-01' + number * interval '1 minute'
      FROM generate_series(1, 20000) AS number`);
    await pool.query('ANALYZE audit_entries');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const from = new Date('2026-01-05T00:00:00Z');
  const to = new Date('2026-01-06T00:00:00Z');

  it.each([
    ['of all', {}, 'audit_entries_occurred_at_id_idx'],
    ['of a day', { from, to }, 'audit_entries_occurred_at_id_idx'],
    ['of an actor', { actorId: ACTOR }, 'audit_entries_actor_id_occurred_at_idx'],
    ['of an actor on a day', { actorId: ACTOR, from, to }, 'audit_entries_actor_id_occurred_at_idx'],
    [
      'of a subject',
      { subjectType: 'account', subjectId: '7' },
      'audit_entries_subject_type_subject_id_occurred_at_idx',
    ],
  ])('%s is read from an index', async (_name, filter, index) => {
    const plan = await planOf(pool, auditPageQuery(filter, { first: 20, after: null }));
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });

  it('starts after the previous one', async () => {
    const after = Buffer.from(JSON.stringify([from.getTime(), ACTOR])).toString('base64url');
    const plan = await planOf(pool, auditPageQuery({}, { first: 20, after }));
    expect(plan).toMatch(/Index Cond: \(ROW\(occurred_at, id\) < ROW/);
    expect(plan).not.toContain('Sort');
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { withAdvisoryLock } from '../../src/platform/database/advisory-lock.js';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { dropPartitionsJob } from '../../src/platform/database/partitions.jobs.js';
import { ensureMonthlyPartitions } from '../../src/platform/database/partitions.js';
import { projectRoot } from '../../src/project-root.js';
import { newId } from '../../src/shared/ids.js';
import { eventually, firstWhile } from '../support/eventually.js';
import * as operations from '../support/operations.js';
import { type Platform, startPlatform } from '../support/platform.js';
import { playerOf } from '../support/players.js';
import { standsApart } from '../support/run-notes.js';
import { createStory, type Story } from '../support/story.js';
import { createTestDatabase } from '../support/test-database.js';

standsApart({
  database: 'the pooler of a run logs everybody in as one role, and this is about another',
  replica: 'it looks at once for what it wrote as another role',
});

const ROLE = 'streamcore_app';
const PASSWORD = 'of-tests';
const APPEND_ONLY = ['audit_entries', 'access_entries', 'audit_seals'];
const LONG_AGO = '2024-03-05T12:00:00.000Z';

describe('a role that owns nothing', () => {
  const resources = createDisposer();
  let owner: pg.Pool;
  let pool: pg.Pool;
  let platform: Platform;
  let story: Story;
  let url: string;

  beforeAll(async () => {
    const database = resources.add(await createTestDatabase());
    owner = new pg.Pool({ connectionString: database.url, max: 1 });
    resources.defer(() => owner.end());
    // Roles are shared by all databases of the server.
    await withAdvisoryLock(database.url, ROLE, async () => {
      const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [ROLE]);
      if (rowCount === 0) await owner.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD '${PASSWORD}'`);
    });
    await owner.query(await readFile(join(projectRoot, 'deploy/postgres/application-role.sql'), 'utf8'));
    url = Object.assign(new URL(database.url), { username: ROLE, password: PASSWORD }).href;
    pool = new pg.Pool({ connectionString: url, max: 1 });
    resources.defer(() => pool.end());
    platform = resources.add(await startPlatform({ database: { url, directUrl: url, replicaUrls: [] } }));
    story = createStory(platform);
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  it('is the role of the platform, which finds the database migrated', async () => {
    const { database } = platform.engine;
    for (const each of [database.pool, database.batchPool]) {
      const { rows } = await each.query<{ name: string }>('SELECT current_user AS name');
      expect(rows).toEqual([{ name: ROLE }]);
    }
    expect(await applyMigrations({ url, folder: join(projectRoot, 'prisma/migrations') })).toEqual([]);
  });

  it('is sufficient to serve a viewer and to log accesses', async () => {
    const { viewer, profile } = await story.subscribedViewer('standard-monthly');
    const titleId = await story.movie();
    await pool.query(`INSERT INTO stream_assets VALUES ($1, 'SD', 'films/one/sd.m3u8')`, [titleId]);
    const player = playerOf(viewer);
    const { sessionId } = await player.start({ titleId, profileId: profile.id });
    let position = 0;
    const live = viewer.client.live(operations.WatchProgressUpdated, { profileId: profile.id });
    await firstWhile(live, () => player.heartbeat(sessionId, (position += 10)));
    await player.stop(sessionId, 1_000);
    await eventually(
      () => platform.mailsTo(viewer.email),
      ({ length }) => length > 0,
    );
    await eventually(
      () => countOf('access_entries'),
      (count) => count > 0,
    );
    await story.admin();
    expect(await countOf('audit_entries')).toBeGreaterThan(0);
    await platform.engine.seals.sealer.sealWaiting(new AbortController().signal);
    expect(await countOf('audit_seals')).toBeGreaterThan(0);
  });

  it.each(APPEND_ONLY)('can insert into %s, but neither update, truncate nor alter it', async (table) => {
    const column = table === 'audit_seals' ? 'key_id' : 'id';
    const statements = [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `DROP TABLE ${table}`,
      `CREATE TRIGGER own BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    ];
    expect(await notRefused(statements)).toEqual([]);
  });

  it('cannot do so indirectly', async () => {
    const statements = [
      'DELETE FROM partitions.access_entries_default',
      'SET session_replication_role = replica',
      'ALTER FUNCTION require_outdated(text, date) RESET ALL',
      'CREATE TABLE public.own (id int)',
      'DELETE FROM _prisma_migrations',
    ];
    expect(await notRefused(statements)).toEqual([]);
  });

  it('can drop expired months of the access log, which is recorded', async () => {
    await ensureMonthlyPartitions(pool, {
      table: 'access_entries',
      from: new Date(LONG_AGO),
      to: new Date(LONG_AGO),
    });
    await pool.query(`INSERT INTO access_entries (id, event, occurred_at) VALUES ($1, 'GRANTED', $2)`, [
      newId(),
      LONG_AGO,
    ]);
    await platform.engine.jobs.enqueue(dropPartitionsJob, {});
    await eventually(
      () => monthsOf('access_entries'),
      (months) => !months.includes('access_entries_2024_03'),
    );
    expect((await platform.engine.seals.verify()).problems).toEqual([]);
  });

  it.each([
    ['the month that runs', "now() AT TIME ZONE 'UTC'"],
    ['one that is to be kept', "now() - interval '13 months'"],
    ['one that is named by the same number of a year', "now() - interval '1 month' - interval '4000 years'"],
  ])('cannot drop a month that has not expired: %s', async (_what, day) => {
    await pool.query(`SET streamcore.access_entries_kept_months = '0'`);
    const statements = ['lock_monthly_partition', 'drop_monthly_partition'].map(
      (does) => `SELECT ${does}('access_entries', (${day})::date)`,
    );
    expect(await notRefused(statements)).toEqual([]);
  });

  /** The statements that do not fail for lack of a privilege, with their errors. */
  async function notRefused(statements: readonly string[]): Promise<string[]> {
    const others: string[] = [];
    for (const statement of statements) {
      const outcome = await pool.query(statement).then(
        () => 'done',
        (error: pg.DatabaseError) => error.code,
      );
      if (outcome !== '42501') others.push(`${statement}: ${outcome}`);
    }
    return others;
  }

  async function countOf(table: string): Promise<number> {
    const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return rows[0]?.count ?? 0;
  }

  async function monthsOf(table: string): Promise<string[]> {
    const { rows } = await owner.query<{ name: string }>(
      'SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = $1::regclass',
      [table],
    );
    return rows.map(({ name }) => name);
  }
});

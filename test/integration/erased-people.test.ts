import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { EXEMPT_TABLES } from '../support/exempt-tables.js';
import { createKnownPeople } from '../support/known-person.js';
import { fillTablesOf } from '../support/known-tables.js';
import * as operations from '../support/operations.js';
import * as privacy from '../support/privacy-operations.js';
import { createStory, PASSWORD } from '../support/story.js';
import { TABLES_OF_NOBODY } from '../support/tables-of-nobody.js';
import { connectToRedis, keysIn, reach } from '../support/test-redis.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma, pool } = platform.engine.database;
const story = createStory(platform);
const { someoneKnown, makeExport } = createKnownPeople(platform, story);
const WHILE_REGRETTED_MS = 30 * 86_400_000;
const HOUR_MS = 3_600_000;

/** Tables that keep ids of erased people, which lead to nobody, with the reason. */
const STAYS: Readonly<Record<string, string>> = {
  access_entries: 'The access log stays as it was sealed.',
  audit_entries: 'The audit trail stays as it was sealed.',
  catalog_imports: 'Who had titles imported, as in the audit trail.',
  invoices: 'Books are kept.',
  payments: 'Books are kept.',
  refunds: 'Books are kept.',
  disputes: 'Books are kept.',
  outbox_events: 'Until they are exported of, and removed soon after.',
};

/** Every table, except monthly partitions. */
async function allTables(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`,
  );
  return rows.map(({ name }) => name);
}

/** The tables with a row that contains one of these texts in any column. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await allTables()) {
    const { rowCount } = await pool.query(
      `SELECT FROM "${name}" AS row WHERE EXISTS (
         SELECT FROM unnest($1::text[]) AS text WHERE position(text IN row::text) > 0) LIMIT 1`,
      [texts],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

test('every column is part of an export, or declared as containing no personal data', async () => {
  const exported = platform.engine.privacy.sources.flatMap(({ tables }) => tables);
  const known = [...exported, ...Object.keys(EXEMPT_TABLES), ...Object.keys(TABLES_OF_NOBODY)];
  expect(known.toSorted()).toEqual(await allTables());

  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY ($1) GROUP BY table_name`,
    [Object.keys(TABLES_OF_NOBODY)],
  );
  const columns = Object.entries(TABLES_OF_NOBODY).map(([name, table]) => [
    name,
    table.columns.split(' ').toSorted(),
  ]);
  expect(Object.fromEntries(rows.map((row) => [row.name, row.columns.toSorted()]))).toEqual(
    Object.fromEntries(columns),
  );
});

test('an erased account leaves only required ids in the database, and nothing permanent in Redis', async () => {
  const person = await someoneKnown();
  await fillTablesOf(platform, story, person);
  const { accountId, client, email } = person.viewer;
  await makeExport(person.viewer);
  await client.send(operations.Me);
  const requestedAt = platform.clock.now();
  await prisma.catalogImport.create({
    data: { id: newId(), source: 'theirs', titles: [], total: 0, requestedBy: accountId, requestedAt },
  });
  const ids = [accountId, person.profile.id, person.sessionId];
  expect(await tablesWith([email])).toEqual(['accounts']);
  expect((await tablesWith(ids)).length).toBeGreaterThan(Object.keys(STAYS).length);

  await client.send(privacy.DeleteAccount, { input: { password: PASSWORD } });
  platform.clock.advance(WHILE_REGRETTED_MS + HOUR_MS);
  expect(await platform.engine.privacy.erasure.eraseDue(new AbortController().signal)).toBe(1);
  expect(await tablesWith(ids)).toEqual(Object.keys(STAYS).toSorted());
  expect(await tablesWith([email])).toEqual([]);

  const { url, prefix } = platform.engine.config.redis;
  await using redis = connectToRedis(url);
  await reach(redis);
  const naming = (await keysIn(redis, `*${prefix}*`)).filter((key) => ids.some((id) => key.includes(id)));
  expect(naming).not.toEqual([]);
  const lifetimes = await Promise.all(naming.map((key) => redis.pttl(key)));
  expect(naming.filter((_, index) => lifetimes[index] === -1)).toEqual([]);
});

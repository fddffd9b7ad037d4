import { expect, test } from 'vitest';
import { createAdminActs } from '../support/admin-acts.js';
import { failureOf } from '../support/failure.js';
import { callOf } from '../support/root-fields.js';
import { sessionOf } from '../support/sessions.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { permissions } from './permissions.table.js';

const platform = await usePlatform({ role: 'api', testClock: true });
const { schema } = platform.engine;
const { prisma, pool } = platform.engine.database;
const story = createStory(platform);
const admin = await story.admin();
const acts = createAdminActs(platform, story);
const names = Object.keys(acts);

/** Tables that the platform writes by itself, independent of callers. */
const BY_ITSELF = [
  'attempt_counts',
  'metric_rollups',
  'metric_rollup_progress',
  'unsealed_entries',
  'audit_seals',
];

/** The content of every table, as a hash. */
async function stateOf(left: readonly string[]): Promise<Record<string, unknown>> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> ALL ($1) ORDER BY relname`,
    [left],
  );
  const state: Record<string, unknown> = {};
  for (const { name } of rows) {
    const { rows: hashed } = await pool.query(
      `SELECT count(*), md5(string_agg(row::text, '' ORDER BY row::text)) FROM "${name}" AS row`,
    );
    state[name] = hashed[0];
  }
  return state;
}

const call = (name: string, values: Awaited<ReturnType<(typeof acts)[string]['done']>>) =>
  admin.client.send(callOf(schema, `Mutation.${name}`, values), values);

/** The administrator's audit entries, except the sign-in. */
const entries = () =>
  prisma.auditEntry.findMany({ where: { actorId: admin.accountId }, orderBy: { position: 'asc' } });

test('covers all mutations of administrators', () => {
  const ofAdministrators = Object.entries(permissions).flatMap(([field, [row]]) =>
    field.startsWith('Mutation.') && row?.policy.owner === 'FORBIDDEN'
      ? [field.slice('Mutation.'.length)]
      : [],
  );
  expect(names.toSorted()).toEqual(ofAdministrators.toSorted());
});

test.each(names)('%s is audited with actor, device and request', async (name) => {
  const values = await acts[name]?.done();
  const before = (await entries()).length;
  await call(name, values ?? {});
  const written = (await entries()).slice(before);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatchObject({
    sessionId: sessionOf(admin),
    requestId: expect.any(String),
    address: '127.0.0.1',
  });
});

test.each(names.filter((name) => acts[name]?.refused))(
  '%s changes nothing if it is refused',
  async (name) => {
    const act = acts[name];
    const values = (await act?.refused?.()) ?? {};
    const before = await stateOf(BY_ITSELF);
    expect((await failureOf(call(name, values))).code).not.toBe('INTERNAL_SERVER_ERROR');
    expect(await stateOf(BY_ITSELF)).toEqual(before);
  },
);

test.each(names)('%s has no effect if it cannot be audited', async (name) => {
  const values = (await acts[name]?.done()) ?? {};
  const before = await stateOf(BY_ITSELF);
  await prisma.$executeRaw`ALTER TABLE audit_entries RENAME TO audit_entries_away`;
  const refused = await failureOf(call(name, values));
  await prisma.$executeRaw`ALTER TABLE audit_entries_away RENAME TO audit_entries`;
  expect(refused).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(await stateOf(BY_ITSELF)).toEqual(before);
});

test('a blocked caller is not unblocked if that cannot be audited', async () => {
  const { rateLimitBlocks } = platform.engine;
  const values = (await acts['liftRateLimitBlock']?.done()) ?? {};
  const before = await rateLimitBlocks.list(100);
  expect(before.length).toBeGreaterThan(0);
  await prisma.$executeRaw`ALTER TABLE audit_entries RENAME TO audit_entries_away`;
  const refused = await failureOf(call('liftRateLimitBlock', values));
  await prisma.$executeRaw`ALTER TABLE audit_entries_away RENAME TO audit_entries`;
  expect(refused).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(await rateLimitBlocks.list(100)).toEqual(before);
});

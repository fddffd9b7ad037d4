import { describe, expect, test } from 'vitest';
import { buildExportJob } from '../../src/modules/privacy/privacy.jobs.js';
import { preparePartitions } from '../../src/platform/database/partitions.jobs.js';
import { startWorker } from '../../src/roles/worker.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { EXEMPT_TABLES } from '../support/exempt-tables.js';
import { failureOf } from '../support/failure.js';
import { createKnownPeople } from '../support/known-person.js';
import { startPlatform } from '../support/platform.js';
import { profilesOf } from '../support/profiles.js';
import { createStory } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma, pool } = platform.engine.database;
const story = createStory(platform);
const { someoneKnown, ask, exportsOf, makeExport } = createKnownPeople(platform, story);
const { auditActionsOf: auditOf, noticeNamesTo: noticesOf } = createTrail(platform);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const unhurried = { signal: new AbortController().signal, reportProgress: async () => undefined };

/** Fetches the target of a link; its origin is a proxy's. */
function fetchLink(url: string, changes: Readonly<Record<string, string>> = {}) {
  const link = new URL(url);
  for (const [name, value] of Object.entries(changes)) link.searchParams.set(name, value);
  return fetch(`${platform.address}${link.pathname}${link.search}`);
}
describe('a data export', () => {
  test('is prepared by a worker, announced, and downloaded from a link', async () => {
    const { viewer, profile, titleId } = await someoneKnown();
    await preparePartitions(pool, platform.clock.now());
    await pool.query(
      `INSERT INTO access_entries (id, event, account_id, title_id, playback_session_id, network, occurred_at)
       VALUES (uuid_v7(), 'GRANTED', $1, $2, $4, '192.0.2.0/24', $3), (uuid_v7(), 'DENIED', uuid_v7(), $2, NULL, NULL, $3),
         (uuid_v7(), 'MANIFEST', NULL, NULL, $4, '198.51.100.0/24', $3::timestamptz + interval '1 second'),
         (uuid_v7(), 'MANIFEST', NULL, NULL, uuid_v7(), '203.0.113.0/24', $3)`,
      [viewer.accountId, titleId, platform.clock.now(), newId()],
    );
    expect(await ask(viewer)).toMatchObject({
      state: 'PENDING',
      readyAt: null,
      downloadUrl: null,
      sizeBytes: null,
    });
    await using _worker = await startWorker(platform.engine);
    const [made] = await eventually(
      () => exportsOf(viewer),
      ([first]) => first?.state === 'READY',
    );
    expect(await noticesOf(viewer.accountId)).toEqual(['DATA_EXPORT_READY']);

    const answer = await fetchLink(made?.downloadUrl ?? '');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'content-encoding': 'gzip',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="streamcore-\d{4}-\d\d-\d\d\.json"$/,
      ),
      'cache-control': 'no-store',
    });
    expect(await answer.json()).toMatchObject({
      account: [{ id: viewer.accountId, email: viewer.email }],
      profiles: [{ id: profile.id, name: profile.name, hasPin: true, favouriteGenres: ['Drama'] }],
      devices: [{ deviceName: 'Unnamed device', address: '127.0.0.1' }],
      deviceSignIns: [{ deviceName: 'Living room' }],
      subscription: [{ planCode: 'premium-monthly', state: 'ACTIVE' }],
      subscriptionTransitions: [{ to: 'ACTIVE' }],
      invoices: [
        { number: expect.any(Number), totalMinor: 1799, status: 'PAID', lines: [{ amountMinor: 1799 }] },
      ],
      payments: [{ amountMinor: 1799, status: 'SUCCEEDED' }],
      refunds: [],
      disputes: [],
      watchProgress: [{ titleId, titleName: 'A film of theirs', state: 'COMPLETED' }],
      watchHistory: [{ event: 'STARTED' }, { event: 'COMPLETED', titleId }],
      ratings: [{ titleId, halfStars: 10 }],
      auditEntries: expect.arrayContaining([
        expect.objectContaining({ action: 'privacy.data_export_requested', byYou: true }),
      ]),
      accessEntries: [
        { event: 'GRANTED', titleId, network: '192.0.2.0/24' },
        { event: 'MANIFEST', network: '198.51.100.0/24' },
      ],
      dataExports: [{ state: 'PENDING' }],
    });
    expect(await auditOf(viewer.accountId)).toEqual([
      'privacy.data_export_requested',
      'privacy.data_export_downloaded',
    ]);
  });

  test('contains no secrets and no data of others', async () => {
    const other = await someoneKnown();
    const { viewer } = await someoneKnown();
    const text = await (await fetchLink((await makeExport(viewer)).url)).text();
    expect(text).toContain(viewer.email);
    expect(text).not.toMatch(/argon2|hash/i);
    for (const theirs of [other.viewer.accountId, other.viewer.email, other.profile.id]) {
      expect(text).not.toContain(theirs);
    }
  });

  test('is complete for any amount of data', async () => {
    const { viewer, profile, titleId } = await someoneKnown();
    await pool.query(
      `INSERT INTO watch_history (id, profile_id, title_id, event, position_seconds, occurred_at)
       SELECT uuid_v7(), $1, $2, 'STARTED', number, now() FROM generate_series(1, 20000) AS number`,
      [profile.id, titleId],
    );
    await pool.query(
      `INSERT INTO audit_entries (id, actor_id, action, subject_type, subject_id, occurred_at)
       SELECT uuid_v7(), $1, 'tests.written', 'test', gen_random_uuid(), now() FROM generate_series(1, 20000)`,
      [viewer.accountId],
    );
    const { url, sizeBytes } = await makeExport(viewer);
    // More than the size of the parts in which it is stored and fetched.
    expect(sizeBytes).toBeGreaterThan(2 * 256 * 1024);
    const found = (await (await fetchLink(url)).json()) as Record<
      string,
      { positionSeconds?: number; action?: string }[]
    >;
    expect(found['auditEntries']?.filter(({ action }) => action === 'tests.written')).toHaveLength(20_000);
    const seen = new Set(found['watchHistory']?.map(({ positionSeconds }) => positionSeconds));
    expect(seen.size).toBeGreaterThanOrEqual(20_000);
  });

  test('covers every table about people, or states why not', async () => {
    const { rows } = await pool.query<{ name: string }>(`
      SELECT DISTINCT table_name AS name FROM information_schema.columns JOIN information_schema.tables
        USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name IN ('account_id', 'profile_id', 'actor_id')
      UNION
      SELECT sources.relname FROM pg_constraint JOIN pg_class sources ON sources.oid = conrelid
        JOIN pg_class targets ON targets.oid = confrelid JOIN pg_namespace ON pg_namespace.oid = sources.relnamespace
      WHERE contype = 'f' AND nspname = 'public' AND targets.relname IN ('accounts', 'profiles')`);
    const spokenFor = [
      ...platform.engine.privacy.sources.flatMap(({ tables }) => tables),
      ...Object.keys(EXEMPT_TABLES),
    ];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name).filter((name) => !spokenFor.includes(name))).toEqual([]);
    expect(new Set(spokenFor).size).toBe(spokenFor.length);
  });

  test('is prepared once for concurrent requests', async () => {
    const viewer = await story.viewer();
    const asked = await Promise.all(Array.from({ length: 3 }, () => ask(viewer)));
    asked.push(await ask(viewer));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await auditOf(viewer.accountId)).toEqual(['privacy.data_export_requested']);
  });

  test('is limited to three per day', async () => {
    const viewer = await story.viewer();
    for (let count = 0; count < 3; count += 1) await makeExport(viewer);
    expect(await failureOf(ask(viewer))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await exportsOf(viewer)).toHaveLength(3);
    platform.clock.advance(DAY);
    await ask(await story.refresh(viewer));
  });

  test('is not prepared again by a duplicate job', async () => {
    const viewer = await story.viewer();
    const made = await makeExport(viewer);
    await Promise.all([1, 2].map(() => platform.engine.privacy.builder.build(made.id, unhurried)));
    expect(await exportsOf(viewer)).toMatchObject([{ readyAt: made.readyAt }]);
    expect(await noticesOf(viewer.accountId)).toEqual(['DATA_EXPORT_READY']);
  });

  test('that fails is given up after the last attempt, and can be requested again', async () => {
    await using own = await startPlatform({ role: 'api' });
    const viewer = await createStory(own).viewer();
    await own.engine.database.pool.query('ALTER TABLE ratings RENAME TO ratings_elsewhere');
    const { id } = await ask(viewer);
    await own.engine.jobs.enqueue({ ...buildExportJob, attempts: 1 }, { exportId: id });
    await using _worker = await startWorker(own.engine);
    await eventually(
      () => exportsOf(viewer),
      ([first]) => first?.state === 'FAILED',
    );
    expect((await ask(viewer)).id).not.toBe(id);
  });

  test('that is not finished is given up after a day', async () => {
    const viewer = await story.viewer();
    await ask(viewer);
    platform.clock.advance(DAY + HOUR);
    const { client } = await story.refresh(viewer);
    await platform.engine.privacy.tidyExports();
    expect(await exportsOf({ ...viewer, client })).toMatchObject([{ state: 'FAILED', downloadUrl: null }]);
  });

  test('is refused on a device that is bound to a profile', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const session = await prisma.deviceSession.findFirstOrThrow({ where: { accountId: viewer.accountId } });
    await platform.engine.accounts.devices.bind(viewer.accountId, session.id, profile.id);
    const bound = await story.refresh(viewer);
    expect(await failureOf(ask(bound))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failureOf(exportsOf(bound))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('can be downloaded only where all profiles with a PIN are unlocked', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    await profilesOf(viewer).setPin({ profileId: profile.id, pin: '2468' });
    expect((await makeExport(viewer)).url).toContain('/exports/');
    const elsewhere = await story.signIn(viewer);
    expect(await failureOf(exportsOf(elsewhere))).toMatchObject({
      code: 'PIN_REQUIRED',
      reason: 'SOME_LOCKED',
    });
    await profilesOf(elsewhere).unlock(profile.id, '2468');
    expect((await exportsOf(elsewhere))[0]?.downloadUrl).toContain('/exports/');
  });
});

describe('the link to an export', () => {
  test.each([
    ['another signature', { signature: 'A'.repeat(43) }],
    ['no signature', { signature: '' }],
    ['a longer time', { expires: '9999999999' }],
    ['no time', { expires: '' }],
  ])('is invalid with %s', async (_name, changes) => {
    const viewer = await story.viewer();
    const { url } = await makeExport(viewer);
    const answer = await fetchLink(url, changes);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ code: 'FORBIDDEN', error: expect.stringContaining('link') });
    expect(await auditOf(viewer.accountId)).toEqual(['privacy.data_export_requested']);
  });

  test('does not give access to the export of another account', async () => {
    const { url } = await makeExport(await story.viewer());
    const { id } = await makeExport(await story.viewer());
    expect((await fetchLink(url.replace(/exports\/[^?]+/, `exports/${id}`))).status).toBe(403);
  });

  test('expires after an hour, and is renewed on request', async () => {
    const viewer = await story.viewer();
    const { url } = await makeExport(viewer);
    platform.clock.advance(HOUR);
    expect((await fetchLink(url)).status).toBe(403);
    const { client } = await story.refresh(viewer);
    const [again] = await exportsOf({ ...viewer, client });
    expect((await fetchLink(again?.downloadUrl ?? '')).status).toBe(200);
  });

  test('is invalid once the export has been deleted, after a week', async () => {
    const viewer = await story.viewer();
    const { id } = await makeExport(viewer);
    platform.clock.advance(7 * DAY - HOUR / 2);
    const { client } = await story.refresh(viewer);
    const [last] = await exportsOf({ ...viewer, client });
    const url = last?.downloadUrl ?? '';
    expect((await fetchLink(url)).status).toBe(200);
    platform.clock.advance(HOUR / 2);
    expect((await fetchLink(url)).status).toBe(404);
    await platform.engine.privacy.tidyExports();
    expect(await prisma.dataExport.findUnique({ where: { id } })).toBeNull();
    expect((await fetchLink(url)).status).toBe(404);
  });
});

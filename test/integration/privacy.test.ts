import { describe, expect, test } from 'vitest';
import { EXEMPT_TABLES } from '../../src/modules/privacy/domain/exempt-tables.js';
import { buildExportJob } from '../../src/modules/privacy/privacy.jobs.js';
import { startWorker } from '../../src/roles/worker.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { type Platform, startPlatform } from '../support/platform.js';
import * as privacy from '../support/privacy-operations.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { database } = platform.engine;
const { prisma, pool } = database;
const story = createStory(platform);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

const unhurried = { signal: new AbortController().signal, reportProgress: async () => undefined };
const { auditActionsOf: auditOf, noticeNamesTo: noticesOf } = createTrail(platform);

/** Somebody of whom there is something in every table about people. */
async function someoneKnown() {
  const { viewer, profile } = await story.subscribedViewer();
  const titleId = await story.movie({ name: 'A film of theirs', genres: ['Drama'] });
  await story.finish(viewer, profile.id, [titleId]);
  await viewer.client.send(operations.RateTitle, {
    input: { profileId: profile.id, titleId, opinion: 'LOVE' },
  });
  const { accountId } = viewer;
  const session = await prisma.deviceSession.findFirstOrThrow({ where: { accountId } });
  const genre = await prisma.genre.findFirstOrThrow({ where: { name: 'Drama' } });
  const now = platform.clock.now();
  const expiresAt = new Date(now.getTime() + HOUR);
  const hash = () => Buffer.from(newId());
  await prisma.profileFavouriteGenre.create({ data: { profileId: profile.id, genreId: genre.id } });
  await prisma.profile.update({ where: { id: profile.id }, data: { pinHash: '$argon2id$a-pin' } });
  await prisma.profileUnlock.create({ data: { sessionId: session.id, profileId: profile.id, expiresAt } });
  await prisma.emailToken.create({
    data: {
      id: newId(),
      accountId,
      purpose: 'EMAIL_VERIFICATION',
      tokenHash: hash(),
      createdAt: now,
      expiresAt,
    },
  });
  await prisma.deviceSignIn.create({
    data: {
      id: newId(),
      deviceCodeHash: hash(),
      userCodeHash: hash(),
      deviceName: 'Living room',
      platform: 'tv',
      state: 'COMPLETED',
      accountId,
      intervalSeconds: 5,
      createdAt: now,
      expiresAt,
    },
  });
  return { viewer, profile, titleId, sessionId: session.id };
}

const ask = async ({ client }: Viewer) => (await client.send(privacy.ExportMyData)).exportMyData;
const exportsOf = async ({ client }: Viewer) => (await client.send(privacy.MyDataExports)).me.dataExports;

/** Asks for an export and has it made, as a worker would. */
async function makeExport(viewer: Viewer) {
  const { id } = await ask(viewer);
  await platform.engine.privacy.builder.build(id, unhurried);
  const [made] = await exportsOf(viewer);
  return { id, url: made?.downloadUrl ?? '', ...made };
}

/** Fetches what a link leads to; the address in front is a proxy's. */
function fetchLink(url: string, changes: Readonly<Record<string, string>> = {}) {
  const link = new URL(url);
  for (const [name, value] of Object.entries(changes)) link.searchParams.set(name, value);
  return fetch(`${platform.address}${link.pathname}${link.search}`);
}

describe('an export of what is stored', () => {
  test('is made by a worker, told about, and fetched from a link', async () => {
    const { viewer, profile, titleId } = await someoneKnown();
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
      payments: [{ amountMinor: 1799, status: 'SUCCEEDED' }],
      watchProgress: [{ titleId, titleName: 'A film of theirs', state: 'COMPLETED' }],
      watchHistory: [{ event: 'STARTED' }, { event: 'COMPLETED', titleId }],
      ratings: [{ titleId, halfStars: 10 }],
      auditEntries: expect.arrayContaining([
        expect.objectContaining({ action: 'privacy.data_export_requested', byYou: true }),
      ]),
      dataExports: [{ state: 'PENDING' }],
    });
    expect(await auditOf(viewer.accountId)).toEqual([
      'privacy.data_export_requested',
      'privacy.data_export_downloaded',
    ]);
  });

  test('holds no secret, and nothing of anybody else', async () => {
    const other = await someoneKnown();
    const { viewer } = await someoneKnown();
    const text = await (await fetchLink((await makeExport(viewer)).url)).text();
    expect(text).toContain(viewer.email);
    expect(text).not.toMatch(/argon2|hash/i);
    for (const theirs of [other.viewer.accountId, other.viewer.email, other.profile.id]) {
      expect(text).not.toContain(theirs);
    }
  });

  test('is complete, however much there is', async () => {
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
    // More than the parts that it is stored and fetched in.
    expect(sizeBytes).toBeGreaterThan(2 * 256 * 1024);
    const found = (await (await fetchLink(url)).json()) as Record<
      string,
      { positionSeconds?: number; action?: string }[]
    >;
    expect(found['auditEntries']?.filter(({ action }) => action === 'tests.written')).toHaveLength(20_000);
    const seen = new Set(found['watchHistory']?.map(({ positionSeconds }) => positionSeconds));
    expect(seen.size).toBeGreaterThanOrEqual(20_000);
  });

  test('speaks of every table about people, or says why not', async () => {
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

  test('is one while it is being made, however often it is asked for', async () => {
    const viewer = await story.viewer();
    const asked = await Promise.all(Array.from({ length: 3 }, () => ask(viewer)));
    asked.push(await ask(viewer));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await auditOf(viewer.accountId)).toEqual(['privacy.data_export_requested']);
  });

  test('is made three times a day at most', async () => {
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

  test('once made is not made again by a job that comes twice', async () => {
    const viewer = await story.viewer();
    const made = await makeExport(viewer);
    await Promise.all([1, 2].map(() => platform.engine.privacy.builder.build(made.id, unhurried)));
    expect(await exportsOf(viewer)).toMatchObject([{ readyAt: made.readyAt }]);
    expect(await noticesOf(viewer.accountId)).toEqual(['DATA_EXPORT_READY']);
  });

  test('that cannot be made is given up after the last try, and may be asked for again', async () => {
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

  test('that nobody finished is given up after a day', async () => {
    const viewer = await story.viewer();
    await ask(viewer);
    platform.clock.advance(DAY + HOUR);
    const { client } = await story.refresh(viewer);
    await platform.engine.privacy.tidyExports();
    expect(await exportsOf({ ...viewer, client })).toMatchObject([{ state: 'FAILED', downloadUrl: null }]);
  });

  test('is not for a device that is bound to a profile', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const session = await prisma.deviceSession.findFirstOrThrow({ where: { accountId: viewer.accountId } });
    await platform.engine.accounts.devices.bind(viewer.accountId, session.id, profile.id);
    const bound = await story.refresh(viewer);
    expect(await failureOf(ask(bound))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failureOf(exportsOf(bound))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the link to an export', () => {
  test.each([
    ['another signature', { signature: 'A'.repeat(43) }],
    ['no signature', { signature: '' }],
    ['a longer time', { expires: '9999999999' }],
    ['no time', { expires: '' }],
  ])('does not hold with %s', async (_name, changes) => {
    const viewer = await story.viewer();
    const { url } = await makeExport(viewer);
    const answer = await fetchLink(url, changes);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('link') });
    expect(await auditOf(viewer.accountId)).toEqual(['privacy.data_export_requested']);
  });

  test("does not open anybody else's", async () => {
    const { url } = await makeExport(await story.viewer());
    const { id } = await makeExport(await story.viewer());
    expect((await fetchLink(url.replace(/exports\/[^?]+/, `exports/${id}`))).status).toBe(403);
  });

  test('holds for an hour, and is made anew when the owner asks', async () => {
    const viewer = await story.viewer();
    const { url } = await makeExport(viewer);
    platform.clock.advance(HOUR);
    expect((await fetchLink(url)).status).toBe(403);
    const { client } = await story.refresh(viewer);
    const [again] = await exportsOf({ ...viewer, client });
    expect((await fetchLink(again?.downloadUrl ?? '')).status).toBe(200);
  });

  test('leads nowhere when the export was removed, after a week', async () => {
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

const schedule = ({ client }: Viewer, password = PASSWORD) =>
  client.send(privacy.DeleteAccount, { input: { password } });
const cancel = ({ client }: Viewer) => client.send(privacy.CancelAccountDeletion);
const eraseDue = (on: Platform = platform) =>
  on.engine.privacy.erasure.eraseDue(new AbortController().signal);

describe('deleting an account', () => {
  test('is put off for 30 days, ends the other devices, is told and written down', async () => {
    const viewer = await story.viewer();
    const television = await story.signIn(viewer);
    const before = platform.clock.now().getTime();
    const { deleteAccount } = await schedule(viewer);
    const due = new Date(deleteAccount.erasureDueAt ?? '').getTime();
    expect(due - before).toBeGreaterThanOrEqual(30 * DAY);
    expect(due - before).toBeLessThan(30 * DAY + HOUR);
    expect(await failureOf(television.client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await viewer.client.send(operations.Me);

    platform.clock.advance(SECOND);
    expect(await schedule(viewer)).toEqual({ deleteAccount });
    expect(await noticesOf(viewer.accountId)).toEqual(['ERASURE_SCHEDULED']);
    expect(await auditOf(viewer.accountId)).toEqual(['accounts.erasure_scheduled']);
  });

  test('may be taken back, once', async () => {
    const viewer = await story.viewer();
    await schedule(viewer);
    const back = { cancelAccountDeletion: { id: viewer.accountId, erasureDueAt: null } };
    expect(await cancel(viewer)).toEqual(back);
    expect(await cancel(viewer)).toEqual(back);
    expect(await noticesOf(viewer.accountId)).toEqual(['ERASURE_SCHEDULED', 'ERASURE_CANCELLED']);
    expect(await auditOf(viewer.accountId)).toEqual([
      'accounts.erasure_scheduled',
      'accounts.erasure_cancelled',
    ]);
    platform.clock.advance(31 * DAY);
    await eraseDue();
    await story.signIn(viewer);
  });

  test('needs the password, which may not be guessed', async () => {
    const viewer = await story.viewer();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await failureOf(schedule(viewer, 'a guess'))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { password: expect.any(String) },
      });
    }
    expect(await failureOf(schedule(viewer))).toMatchObject({ code: 'RATE_LIMITED' });
    const account = await prisma.account.findUnique({ where: { id: viewer.accountId } });
    expect(account?.erasureDueAt).toBeNull();
    expect(await noticesOf(viewer.accountId)).toEqual([]);
  });

  test('is refused to the last administrator, and to a device that is bound to a profile', async () => {
    await using own = await startPlatform({ role: 'api' });
    expect(await failureOf(schedule(await createStory(own).admin()))).toMatchObject({ code: 'CONFLICT' });

    const { viewer, profile } = await story.viewerWithProfile();
    const session = await prisma.deviceSession.findFirstOrThrow({ where: { accountId: viewer.accountId } });
    await platform.engine.accounts.devices.bind(viewer.accountId, session.id, profile.id);
    expect(await failureOf(schedule(await story.refresh(viewer)))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

/** How often each of these ids stands in any table, payments and the audit trail left out: they stay. */
async function tracesOf(ids: readonly string[]): Promise<Record<string, number>> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(`
    SELECT table_name AS table, column_name AS column
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'uuid'
      AND table_name NOT IN ('payments', 'audit_entries')`);
  const traces: Record<string, number> = {};
  for (const { table, column } of columns) {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int FROM "${table}" WHERE "${column}" = ANY($1)`,
      [ids],
    );
    if (rows[0]?.count) traces[`${table}.${column}`] = rows[0].count;
  }
  return traces;
}

describe('when the time is over', () => {
  const idsOf = ({ viewer, profile, sessionId }: Awaited<ReturnType<typeof someoneKnown>>) => [
    viewer.accountId,
    profile.id,
    sessionId,
  ];

  test('an account is gone from every table, once, however many workers erase; others stay', async () => {
    const person = await someoneKnown();
    const other = await someoneKnown();
    await makeExport(person.viewer);
    await prisma.profile.create({
      data: {
        id: newId(),
        accountId: person.viewer.accountId,
        name: 'Deleted before',
        avatar: 'fox',
        createdAt: platform.clock.now(),
        deletedAt: platform.clock.now(),
      },
    });
    await schedule(person.viewer);
    const [traces, tracesOfOther] = [await tracesOf(idsOf(person)), await tracesOf(idsOf(other))];
    expect(Object.keys(traces)).toEqual(
      expect.arrayContaining([
        'accounts.id',
        'profiles.account_id',
        'profile_favourite_genres.profile_id',
        'profile_unlocks.profile_id',
        'device_sessions.account_id',
        'device_sign_ins.account_id',
        'email_tokens.account_id',
        'data_exports.account_id',
        'subscriptions.account_id',
        'watch_progress.profile_id',
        'watch_history.profile_id',
        'ratings.profile_id',
      ]),
    );

    platform.clock.advance(30 * DAY - HOUR);
    expect(await eraseDue()).toBe(0);
    expect(await tracesOf(idsOf(person))).toEqual(traces);

    platform.clock.advance(2 * HOUR);
    const gone = await Promise.all(Array.from({ length: 4 }, () => eraseDue()));
    expect(gone.reduce((sum, count) => sum + count)).toBe(1);
    expect(await tracesOf(idsOf(person))).toEqual({});
    expect(await tracesOf(idsOf(other))).toEqual(tracesOfOther);

    const { accountId } = person.viewer;
    expect(await prisma.payment.count({ where: { accountId, subscriptionId: null } })).toBe(1);
    expect(await auditOf(accountId)).toEqual([
      'privacy.data_export_requested',
      'accounts.erasure_scheduled',
      'accounts.erased',
    ]);
  });

  test('nobody signs in, stays signed in or takes it back, also where a process starts later', async () => {
    const viewer = await story.viewer();
    await schedule(viewer);
    platform.clock.advance(30 * DAY - 300 * SECOND);
    const last = await story.signIn(viewer);
    await last.client.send(operations.Me);
    platform.clock.advance(301 * SECOND);
    expect(await failureOf(cancel(last))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(story.signIn(viewer))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(story.refresh(last))).toMatchObject({ code: 'UNAUTHENTICATED' });

    await using beside = await startPlatform({ role: 'api', beside: platform });
    const elsewhere = createGraphqlClient(beside.address, last.accessToken);
    await elsewhere.send(operations.Me);
    // The row waits for the last access token to expire, and so tells of it.
    expect(await eraseDue()).toBe(0);
    expect(await failureOf(last.client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await eventually(
      () => elsewhere.send(operations.Me).catch((error: unknown) => error),
      (answer) => answer instanceof Error,
    );
    await using later = await startPlatform({ role: 'api', beside: platform });
    const afterwards = createGraphqlClient(later.address, last.accessToken);
    expect(await failureOf(afterwards.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });

    platform.clock.advance(HOUR);
    expect(await eraseDue()).toBe(1);
    expect(await failureOf(last.client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('the address is free again', async () => {
    const viewer = await story.viewer();
    await schedule(viewer);
    platform.clock.advance(30 * DAY + HOUR);
    await eraseDue();
    const { signUp } = await story.visitor.send(operations.SignUp, {
      input: { email: viewer.email, password: PASSWORD },
    });
    expect(signUp.account.id).not.toBe(viewer.accountId);
    await prisma.account.update({
      where: { id: signUp.account.id },
      data: { emailVerifiedAt: platform.clock.now() },
    });
    expect((await story.signIn(viewer)).accountId).toBe(signUp.account.id);
  });

  test('an erasure that broke off goes on', async () => {
    const person = await someoneKnown();
    await schedule(person.viewer);
    platform.clock.advance(30 * DAY + HOUR);
    await pool.query('ALTER TABLE ratings RENAME TO ratings_elsewhere');
    await expect(eraseDue()).rejects.toThrow('ratings');
    await pool.query('ALTER TABLE ratings_elsewhere RENAME TO ratings');
    expect(await prisma.watchHistoryEntry.count({ where: { profileId: person.profile.id } })).toBe(0);
    expect(await eraseDue()).toBe(1);
    expect(await tracesOf(idsOf(person))).toEqual({});
  });

  test('a worker does it by itself', async () => {
    await using own = await startPlatform({ role: 'api' });
    const viewer = await createStory(own).viewer();
    await schedule(viewer);
    own.clock.advance(30 * DAY + HOUR);
    await using _worker = await startWorker(own.engine);
    const left = await eventually(
      () => own.engine.database.prisma.account.count({ where: { id: viewer.accountId } }),
      (count) => count === 0,
    );
    expect(left).toBe(0);
  });
});

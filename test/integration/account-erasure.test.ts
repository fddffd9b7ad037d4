import { describe, expect, test } from 'vitest';
import { startWorker } from '../../src/roles/worker.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { createKnownPeople } from '../support/known-person.js';
import * as operations from '../support/operations.js';
import { type Platform, startPlatform } from '../support/platform.js';
import * as privacy from '../support/privacy-operations.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma, pool } = platform.engine.database;
const story = createStory(platform);
const { someoneKnown, makeExport } = createKnownPeople(platform, story);
const { auditActionsOf: auditOf, noticeNamesTo: noticesOf } = createTrail(platform);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

const schedule = ({ client }: Viewer, password = PASSWORD) =>
  client.send(privacy.DeleteAccount, { input: { password } });
const cancel = ({ client }: Viewer) => client.send(privacy.CancelAccountDeletion);
const eraseDue = (on: Platform = platform) =>
  on.engine.privacy.erasure.eraseDue(new AbortController().signal);

describe('deleting an account', () => {
  test('is scheduled in 30 days, signs out the other devices, notifies the owner and is audited', async () => {
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

  test('can be cancelled, once', async () => {
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

  test('requires the password, with limited attempts', async () => {
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

  test('is refused to the last administrator and on devices bound to a profile', async () => {
    await using own = await startPlatform({ role: 'api' });
    expect(await failureOf(schedule(await createStory(own).admin()))).toMatchObject({ code: 'CONFLICT' });

    const { viewer, profile } = await story.viewerWithProfile();
    const session = await prisma.deviceSession.findFirstOrThrow({ where: { accountId: viewer.accountId } });
    await platform.engine.accounts.devices.bind(viewer.accountId, session.id, profile.id);
    expect(await failureOf(schedule(await story.refresh(viewer)))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

/**
 * The number of occurrences of each of these ids in all tables except the books, the audit log and the access log,
 * where they are kept.
 */
async function tracesOf(ids: readonly string[]): Promise<Record<string, number>> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(`
    SELECT table_name AS table, column_name AS column
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'uuid'
      AND table_name NOT IN ('invoices', 'payments', 'refunds', 'disputes', 'audit_entries', 'access_entries')`);
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

describe('when the time has passed', () => {
  const idsOf = ({ viewer, profile, sessionId }: Awaited<ReturnType<typeof someoneKnown>>) => [
    viewer.accountId,
    profile.id,
    sessionId,
  ];

  test('an account is erased from every table once, by any number of workers, and others remain', async () => {
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
    expect(await prisma.payment.count({ where: { accountId } })).toBe(1);
    expect(await prisma.invoice.count({ where: { accountId } })).toBe(1);
    expect(await auditOf(accountId)).toEqual([
      'privacy.data_export_requested',
      'accounts.erasure_scheduled',
      'accounts.erased',
    ]);
  });

  test('nobody can sign in, stay signed in or cancel, also in a process that starts later', async () => {
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
    // The row exists until the last access token expires, and so shows that.
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

  test('the address can be used again', async () => {
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

  test('an interrupted erasure is resumed', async () => {
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

  test('a worker erases the account by itself', async () => {
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

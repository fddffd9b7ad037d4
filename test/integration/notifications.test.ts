import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import {
  MarkNotificationsRead,
  NotificationReceived,
  Notifications,
  UnreadCount,
} from '../support/notification-operations.js';
import { readAllPages } from '../support/paging.js';
import { startPlatform } from '../support/platform.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { pool, prisma } = platform.engine.database;

async function inboxOf({ client }: Viewer, { unreadOnly = false, first = 3 } = {}) {
  return readAllPages(
    async (after) => (await client.send(Notifications, { first, after, unreadOnly })).notifications,
  );
}

/** Resolves once this many have arrived. */
const filledInbox = (viewer: Viewer, count: number) =>
  eventually(
    () => inboxOf(viewer),
    (inbox) => inbox.length >= count,
  );

const unreadOf = async ({ client }: Viewer) => (await client.send(UnreadCount)).me.unreadNotificationCount;

const markRead = async ({ client }: Viewer, ids?: string[]) =>
  (await client.send(MarkNotificationsRead, { input: ids ? { ids } : {} })).markNotificationsRead;

/** Adds this many to an inbox, a minute apart. */
async function fill({ accountId }: Viewer, count: number): Promise<string[]> {
  const now = platform.clock.now().getTime();
  const data = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    accountId,
    topic: 'ACCOUNT' as const,
    title: `Notification ${index}`,
    body: 'Something happened.',
    createdAt: new Date(now - index * 60_000),
  }));
  await prisma.notification.createMany({ data });
  return data.map(({ id }) => id);
}

describe('the inbox', () => {
  test('is empty at first', async () => {
    const viewer = await story.viewer();
    expect(await inboxOf(viewer)).toEqual([]);
    expect(await unreadOf(viewer)).toBe(0);
  });

  test('contains notifications about the subscription', async () => {
    const viewer = await story.viewer();
    await story.subscribe(viewer);
    const inbox = await filledInbox(viewer, 1);
    expect(inbox.at(-1)).toEqual({
      id: expect.any(String),
      topic: 'SUBSCRIPTION',
      title: expect.stringMatching(/has begun$/),
      body: expect.stringContaining('Premium'),
      createdAt: expect.any(String),
      readAt: null,
    });
  });

  test('contains notifications about the account with the text of the e-mail', async () => {
    const viewer = await story.viewer();
    await pool.query(
      `INSERT INTO outbox_events (id, type, payload, occurred_at)
       VALUES (gen_random_uuid(), 'accounts.notice_raised', $1, now())`,
      [{ accountId: viewer.accountId, notice: 'DEVICE_APPROVED', facts: { deviceName: 'Television' } }],
    );
    expect(await filledInbox(viewer, 1)).toMatchObject([
      {
        topic: 'ACCOUNT',
        title: 'A device was signed in',
        body: expect.stringContaining('Device: Television'),
      },
    ]);
  });

  test('is paginated in any page size, also with equal timestamps', async () => {
    const viewer = await story.viewer();
    const ids = await fill(viewer, 7);
    await prisma.notification.updateMany({
      where: { id: { in: ids.slice(2, 5) } },
      data: { createdAt: new Date(platform.clock.now().getTime() - 150_000) },
    });
    const whole = (await inboxOf(viewer, { first: 100 })).map(({ id }) => id);
    expect(whole.toSorted()).toEqual(ids.toSorted());
    for (const first of [1, 2, 7]) {
      expect((await inboxOf(viewer, { first })).map(({ id }) => id)).toEqual(whole);
    }
  });

  test('gets an event once, however often it is relayed, and none of an erased account', async () => {
    const viewer = await story.viewer();
    const id = newId();
    for (const accountId of [viewer.accountId, newId(), viewer.accountId]) {
      await pool.query('DELETE FROM outbox_events WHERE id = $1', [id]);
      await pool.query(
        `INSERT INTO outbox_events (id, type, payload, occurred_at) VALUES ($1, 'accounts.notice_raised', $2, now())`,
        [id, { accountId, notice: 'PASSWORD_CHANGED', facts: {} }],
      );
      await eventually(
        () => prisma.outboxEvent.count({ where: { id, publishedAt: null } }),
        (waiting) => waiting === 0,
      );
    }
    expect((await inboxOf(viewer)).map((notification) => notification.id)).toEqual([id]);
  });
});

describe('marking notifications as read', () => {
  test('by id, and then all', async () => {
    const viewer = await story.viewer();
    const [first = '', second = '', ...rest] = await fill(viewer, 5);
    expect(await unreadOf(viewer)).toBe(5);
    expect(await markRead(viewer, [first, second, newId(), 'nonsense'])).toEqual({
      id: viewer.accountId,
      unreadNotificationCount: 3,
    });
    expect((await inboxOf(viewer, { unreadOnly: true })).map(({ id }) => id)).toEqual(rest);
    const { readAt } = (await inboxOf(viewer)).find(({ id }) => id === first) ?? {};
    expect(readAt).toEqual(expect.any(String));

    expect(await markRead(viewer)).toMatchObject({ unreadNotificationCount: 0 });
    const inbox = await inboxOf(viewer);
    expect(inbox).toHaveLength(5);
    expect(inbox.find(({ id }) => id === first)).toMatchObject({ readAt });
  });

  test('does not change those of other accounts', async () => {
    const [viewer, other] = [await story.viewer(), await story.viewer()];
    const ids = await fill(other, 2);
    await markRead(viewer, ids);
    await markRead(viewer);
    expect(await unreadOf(other)).toBe(2);
    expect(await inboxOf(viewer)).toEqual([]);
  });

  test('accepts at most a hundred ids', async () => {
    const viewer = await story.viewer();
    const refused = markRead(
      viewer,
      Array.from({ length: 101 }, () => newId()),
    );
    expect(await failureOf(refused)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { ids: expect.any(String) },
    });
  });

  test('caps the count of unread notifications', async () => {
    const viewer = await story.viewer();
    await fill(viewer, 130);
    expect(await unreadOf(viewer)).toBe(100);
  });
});

test('notifications arrive live in every process, after missed ones', async () => {
  await using beside = await startPlatform({ role: 'api', beside: platform });
  const viewer = await story.viewer();
  const raise = () =>
    pool.query(
      `INSERT INTO outbox_events (id, type, payload, occurred_at)
       VALUES (gen_random_uuid(), 'accounts.notice_raised', $1, now())`,
      [{ accountId: viewer.accountId, notice: 'PASSWORD_CHANGED', facts: {} }],
    );
  await raise();
  const [known] = await filledInbox(viewer, 1);
  for (let count = 0; count < 3; count += 1) await raise();
  const missed = (await filledInbox(viewer, 4)).slice(0, 3);

  const client = createGraphqlClient(beside.address, viewer.accessToken);
  const events = client.live(NotificationReceived, { after: known?.id ?? null });
  const seen = [];
  while (seen.length < 3) seen.push((await events.next()).value?.notificationReceived);
  expect(seen.map((event) => event?.notification)).toEqual(expect.arrayContaining(missed));
  expect(new Set(seen.map((event) => event?.id))).toEqual(new Set(missed.map(({ id }) => id)));
  await raise();
  expect((await events.next()).value?.notificationReceived).toMatchObject({
    notification: { topic: 'ACCOUNT', title: 'Your password was changed', readAt: null },
  });
  await client.close();
});

test('notifications are kept for half a year', async () => {
  const viewer = await story.viewer();
  const [recent = '', old = ''] = await fill(viewer, 2);
  const days = (count: number) => new Date(platform.clock.now().getTime() - count * 86_400_000);
  await prisma.notification.update({ where: { id: recent }, data: { createdAt: days(179) } });
  await prisma.notification.update({ where: { id: old }, data: { createdAt: days(181) } });
  await platform.engine.notifications.prune(AbortSignal.timeout(10_000));
  expect((await inboxOf(viewer)).map(({ id }) => id)).toEqual([recent]);
});

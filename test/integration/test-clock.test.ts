import { describe, expect, test } from 'vitest';
import * as billing from '../support/billing-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api', testClock: true });
const story = createStory(platform);
const DAY_SECONDS = 86_400;

async function advance({ client }: Viewer, seconds: number) {
  return (await client.send(billing.AdvanceClock, { input: { seconds } })).advanceClock;
}

const stateOf = async ({ accountId }: Viewer) =>
  (await platform.engine.subscriptions.service.findByAccountIds([accountId]))[0]?.snapshot;

describe('the test clock', () => {
  test('is moved ahead permanently in every process', async () => {
    const admin = await story.admin();
    await using beside = await startPlatform({ role: 'api', beside: platform, testClock: true });
    const { client } = await story.viewer();
    const before = platform.engine.clock.now().getTime();

    const clock = await advance(admin, DAY_SECONDS);
    expect(clock).toMatchObject({ isAdjustable: true, aheadSeconds: expect.closeTo(DAY_SECONDS, -2) });
    expect(new Date(clock.now).getTime() - before).toBeGreaterThanOrEqual(DAY_SECONDS * 1_000);
    // The lifetime of an access token is a quarter of an hour.
    expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });

    await eventually(
      () => beside.engine.clock.now().getTime() - before,
      (ahead) => ahead >= DAY_SECONDS * 1_000,
    );
    await using restarted = await startPlatform({ role: 'api', beside: platform, testClock: true });
    expect(restarted.engine.clock.now().getTime() - before).toBeGreaterThanOrEqual(DAY_SECONDS * 1_000);
  });

  test('runs through a year of a subscription, with every event on time', async () => {
    const viewer = await story.viewer();
    await story.subscribe(viewer, 'standard-monthly');
    const begun = await stateOf(viewer);
    await advance(await story.admin(), 366 * DAY_SECONDS);
    const { accountId } = viewer;
    const invoices = await platform.engine.database.prisma.invoice.findMany({ where: { accountId } });
    expect(invoices).toHaveLength(13);
    const starts = invoices.map(({ periodStart }) => periodStart.getUTCDate());
    const day = begun?.period.start.getUTCDate() ?? 0;
    for (const start of starts) expect(start).toBeLessThanOrEqual(day);
    for (const { issuedAt, periodStart } of invoices) {
      // Created within a minute of the start of the period, not at the end of the jump.
      expect(issuedAt.getTime() - periodStart.getTime()).toBeLessThan(60_000);
    }
  });

  test('is moved by one request at a time', async () => {
    const admins = [await story.admin(), await story.admin(), await story.admin()];
    const answers = await Promise.allSettled(admins.map((admin) => advance(admin, 30 * DAY_SECONDS)));
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refusals.length).toBeLessThan(admins.length);
    for (const { extensions } of refusals) expect(extensions.code).toBe('CONFLICT');
  });

  test('is visible to administrators, audited, and moved within bounds', async () => {
    const admin = await story.admin();
    const { client } = await story.viewer();
    expect(await failureOf(client.send(billing.AdvanceClock, { input: { seconds: 1 } }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    for (const seconds of [0, -1, 401 * DAY_SECONDS]) {
      expect(await failureOf(advance(admin, seconds))).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    expect((await admin.client.send(billing.AdminClock)).admin.clock).toMatchObject({ isAdjustable: true });
    const entries = await platform.engine.database.prisma.auditEntry.count({
      where: { action: 'time.clock_advanced' },
    });
    expect(entries).toBeGreaterThan(0);
  });

  test('cannot be moved unless it is enabled', async () => {
    await using plain = await startPlatform({ role: 'api' });
    const own = createStory(plain);
    const admin = await own.admin();
    expect(await failureOf(advance(admin, 1))).toMatchObject({ code: 'FORBIDDEN' });
    const { admin: seen } = await createGraphqlClient(plain.address, admin.accessToken).send(
      billing.AdminClock,
    );
    expect(seen.clock).toMatchObject({ isAdjustable: false, aheadSeconds: 0 });
  });
});

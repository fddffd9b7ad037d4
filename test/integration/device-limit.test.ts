import { describe, expect, test } from 'vitest';
import { createGraphiqlDemo } from '../../src/demo.js';
import * as deviceOperations from '../support/device-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { refreshAt, sessionOf } from '../support/sessions.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

/** High, so that no request is refused on a slow machine. */
const platform = await usePlatform({ database: { acquireTimeoutMs: 60_000, statementTimeoutMs: 60_000 } });
const story = createStory(platform);
const { auditOf, noticesTo } = createTrail(platform);
const { prisma } = platform.engine.database;
/** The devices of an account without a plan. */
const LIMIT = 3;

function signIn({ email }: Viewer, replaceDeviceId?: string) {
  const input = {
    email,
    password: PASSWORD,
    deviceName: 'Another',
    replaceDeviceId: replaceDeviceId ?? null,
  };
  return story.visitor.send(operations.SignIn, { input });
}

/** The sign-in of GraphiQL's page in a process that serves it for the first time. */
const openGraphiql = ({ email }: Viewer) =>
  createGraphiqlDemo(platform.engine, { viewer: { email, password: PASSWORD } })();

const meBy = (accessToken: string) => createGraphqlClient(platform.address, accessToken).send(operations.Me);

async function deviceIds({ client }: Viewer): Promise<string[]> {
  const { me } = await client.send(deviceOperations.MyDevices);
  return me.devices.map(({ id }) => id);
}

/** An account that is signed in on as many devices as it may have, latest seen first. */
async function fullHouse() {
  const first = await story.viewer();
  const devices = [first];
  while (devices.length < LIMIT) {
    platform.clock.advance(1000);
    devices.unshift(await story.signIn(first));
  }
  return { viewer: first, devices };
}

describe('the device limit', () => {
  test('holds for concurrent sign-ins', async () => {
    const viewer = await story.viewer();
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => signIn(viewer)));
    const admitted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(admitted).toBe(LIMIT - 1);
    expect(await deviceIds(viewer)).toHaveLength(LIMIT);
    const codes = outcomes.map((outcome) =>
      outcome.status === 'rejected' ? outcome.reason.extensions?.code : 'admitted',
    );
    expect(new Set(codes)).toEqual(new Set(['admitted', 'DEVICE_LIMIT_REACHED']));
  });

  test('lists the signed-in devices, so that one can be replaced', async () => {
    const { viewer, devices } = await fullHouse();
    expect(await failureOf(signIn(viewer))).toMatchObject({
      code: 'DEVICE_LIMIT_REACHED',
      limit: LIMIT,
      devices: devices.map((device) => ({
        id: sessionOf(device),
        deviceName: 'Unnamed device',
        platform: 'web',
        lastSeenAt: expect.any(String),
      })),
    });
  });

  test('leaves room for GraphiQL in a demo, however often it signs in', async () => {
    const viewer = await story.viewer();
    for (let process = 1; process <= LIMIT + 1; process += 1) {
      platform.clock.advance(1000);
      expect(await openGraphiql(viewer)).toMatchObject({ authorization: expect.stringMatching(/^Bearer /) });
    }
    expect(await deviceIds(viewer)).toHaveLength(LIMIT);
    expect(await deviceIds(viewer)).toContain(sessionOf(viewer));
  });

  test('keeps GraphiQL from signing in in a demo, where other devices have all places', async () => {
    const { viewer, devices } = await fullHouse();
    expect(await openGraphiql(viewer)).toBeNull();
    expect(await deviceIds(viewer)).toEqual(devices.map((device) => sessionOf(device)));
  });

  test('admits a device in place of another, whose tokens become invalid at once', async () => {
    const { viewer, devices } = await fullHouse();
    const [leaving] = devices;
    if (!leaving) throw new Error('There is nobody to go.');
    const { signIn: signedIn } = await signIn(viewer, sessionOf(leaving));
    expect(await failureOf(meBy(leaving.accessToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(refreshAt(platform.address, leaving.refreshToken))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await meBy(signedIn.accessToken);
    expect(await deviceIds(viewer)).toHaveLength(LIMIT);
    expect((await auditOf(sessionOf(leaving))).at(-1)).toMatchObject({
      action: 'accounts.device_signed_out',
      actorId: viewer.accountId,
      details: { because: 'REPLACED' },
    });
  });

  test('admits one device per replaced one, however many concurrent requests', async () => {
    const { viewer, devices } = await fullHouse();
    const leaving = sessionOf(devices[0] ?? viewer);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => signIn(viewer, leaving)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await deviceIds(viewer)).toHaveLength(LIMIT);
  });

  test('is not bypassed by naming an unknown device or one of another account, which stays signed in', async () => {
    const { viewer } = await fullHouse();
    const stranger = await story.viewer();
    for (const id of [sessionOf(stranger), 'nonsense']) {
      expect(await failureOf(signIn(viewer, id))).toMatchObject({ code: 'DEVICE_LIMIT_REACHED' });
    }
    expect(await deviceIds(viewer)).toHaveLength(LIMIT);
    expect(await deviceIds(stranger)).toEqual([sessionOf(stranger)]);
    const trail = await auditOf(sessionOf(stranger));
    expect(trail.map(({ action }) => action)).toEqual(['accounts.signed_in']);
  });

  test('signs out the least recently seen devices when it is lowered, and notifies the owner once', async () => {
    const viewer = await story.viewer();
    await story.subscribe(viewer, 'standard-monthly');
    const others: Viewer[] = [];
    for (let count = 0; count < 4; count += 1) {
      platform.clock.advance(1000);
      others.push(await story.signIn(viewer));
    }
    platform.clock.advance(1000);
    await refreshAt(platform.address, viewer.refreshToken);
    const basic = await prisma.plan.findUniqueOrThrow({ where: { code: 'basic-monthly' } });
    await prisma.subscription.update({
      where: { accountId: viewer.accountId },
      data: { planId: basic.id },
    });
    // Any step of a subscription causes another check of the plan's limit.
    await viewer.client.send(operations.CancelSubscription);
    const staying = [sessionOf(viewer), ...others.slice(2).toReversed().map(sessionOf)];
    await eventually(
      () => deviceIds(viewer),
      (ids) => ids.length === 3,
    );
    expect(await deviceIds(viewer)).toEqual(staying);
    for (const gone of others.slice(0, 2)) {
      expect(await failureOf(meBy(gone.accessToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await auditOf(sessionOf(gone))).at(-1)).toMatchObject({
        action: 'accounts.device_signed_out',
        actorId: null,
        details: { because: 'DEVICE_LIMIT_LOWERED' },
      });
    }

    expect(await platform.engine.accounts.deviceLimit.enforce(viewer.accountId)).toEqual([]);
    expect(await noticesTo(viewer.accountId)).toEqual([
      { notice: 'DEVICES_SIGNED_OUT', facts: { limit: '3', devices: 'Unnamed device, Unnamed device' } },
    ]);
  });
});

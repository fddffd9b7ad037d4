import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as deviceOperations from '../support/device-operations.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { refreshAt, sessionOf } from '../support/sessions.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { auditOf, noticesTo } = createTrail(platform);
const { prisma } = platform.engine.database;
const MINUTE = 60_000;

const refresh = (refreshToken: string) => refreshAt(platform.address, refreshToken);
const meBy = (accessToken: string) => createGraphqlClient(platform.address, accessToken).send(operations.Me);
const refusal = { code: 'UNAUTHENTICATED' };

async function devicesOf({ client }: Viewer) {
  return (await client.send(deviceOperations.MyDevices)).me.devices;
}

function revoke({ client }: Viewer, id: string) {
  return client.send(deviceOperations.RevokeDevice, { id });
}

async function expectEnded(viewer: Viewer) {
  expect(await failureOf(meBy(viewer.accessToken))).toMatchObject(refusal);
  expect(await failureOf(refresh(viewer.refreshToken))).toMatchObject(refusal);
}

describe('the list of devices', () => {
  test('shows each device with its sign-in time and address, and marks the calling one', async () => {
    const phone = await story.viewer();
    platform.clock.advance(MINUTE);
    const television = await story.signIn(phone);
    const devices = await devicesOf(phone);
    expect(devices.map(({ id, isCurrent }) => ({ id, isCurrent }))).toEqual([
      { id: sessionOf(television), isCurrent: false },
      { id: sessionOf(phone), isCurrent: true },
    ]);
    expect(devices[1]).toMatchObject({ address: '127.0.0.1', boundProfileId: null, platform: 'web' });
    const [createdAt, lastSeenAt, expiresAt] = [
      devices[1]?.createdAt,
      devices[1]?.lastSeenAt,
      devices[1]?.expiresAt,
    ].map((time) => Date.parse(time ?? ''));
    expect(lastSeenAt).toBe(createdAt);
    expect(expiresAt).toBeGreaterThan(Number(createdAt));
  });

  test('shows when and from where a device was last seen, and its bound profile', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const id = sessionOf(viewer);
    await prisma.deviceSession.update({ where: { id }, data: { address: '192.0.2.1' } });
    platform.clock.advance(MINUTE);
    await refresh(viewer.refreshToken);
    const [device] = await devicesOf(viewer);
    expect(device).toMatchObject({ address: '127.0.0.1' });
    expect(Date.parse(device?.lastSeenAt ?? '') - Date.parse(device?.createdAt ?? '')).toBeGreaterThanOrEqual(
      MINUTE,
    );

    await platform.engine.accounts.devices.bind(viewer.accountId, id, profile.id);
    const { accessToken } = await refresh((await refresh(viewer.refreshToken)).refreshToken);
    const client = createGraphqlClient(platform.address, accessToken);
    expect(await devicesOf({ ...viewer, client })).toMatchObject([{ id, boundProfileId: profile.id }]);
  });
});

describe('revoking a device', () => {
  test('invalidates its tokens at once and no others, and is audited', async () => {
    const phone = await story.viewer();
    const television = await story.signIn(phone);
    const id = sessionOf(television);
    expect(await revoke(phone, id)).toEqual({
      revokeDevice: { id, deviceName: 'Unnamed device', isCurrent: false },
    });
    await expectEnded(television);
    expect(await devicesOf(phone)).toHaveLength(1);
    expect((await auditOf(id)).at(-1)).toEqual({
      action: 'accounts.device_revoked',
      actorId: phone.accountId,
      sessionId: sessionOf(phone),
      address: '127.0.0.1',
      details: { accountId: phone.accountId, because: 'REVOKED' },
    });
  });

  test('is idempotent', async () => {
    const phone = await story.viewer();
    const id = sessionOf(await story.signIn(phone));
    const answers = await Promise.all(Array.from({ length: 5 }, () => revoke(phone, id)));
    expect(new Set(answers.map(({ revokeDevice }) => revokeDevice.id))).toEqual(new Set([id]));
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'accounts.signed_in',
      'accounts.device_revoked',
    ]);
  });

  test('of another account is answered as an unknown one', async () => {
    const owner = await story.viewer();
    const stranger = await story.viewer();
    const unknown = await failureOf(revoke(stranger, newId()));
    expect(unknown).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(revoke(stranger, sessionOf(owner)))).toEqual(unknown);
    expect(await failureOf(revoke(stranger, 'nonsense'))).toEqual(unknown);
    await meBy(owner.accessToken);
  });

  test('is refused on a device that is bound to a profile', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    await platform.engine.accounts.devices.bind(viewer.accountId, sessionOf(viewer), profile.id);
    const { accessToken } = await refresh(viewer.refreshToken);
    const bound = { ...viewer, client: createGraphqlClient(platform.address, accessToken) };
    expect(await failureOf(revoke(bound, sessionOf(viewer)))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failureOf(bound.client.send(operations.SignOutEverywhere))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('signing out', () => {
  test('all other devices keeps this one, and returns their number', async () => {
    const phone = await story.viewer();
    const others = [await story.signIn(phone), await story.signIn(phone)];
    expect(await phone.client.send(deviceOperations.SignOutOthers)).toEqual({ signOutEverywhere: 2 });
    for (const other of others) await expectEnded(other);
    expect(await devicesOf(phone)).toHaveLength(1);
  });

  test('counts and audits only devices that were signed in', async () => {
    const phone = await story.viewer();
    const forgotten = sessionOf(await story.signIn(phone));
    await prisma.deviceSession.update({
      where: { id: forgotten },
      data: { expiresAt: platform.clock.now() },
    });
    expect(await phone.client.send(operations.SignOutEverywhere)).toEqual({ signOutEverywhere: 1 });
    expect((await auditOf(sessionOf(phone))).map(({ action, actorId }) => ({ action, actorId }))).toEqual([
      { action: 'accounts.signed_in', actorId: phone.accountId },
      { action: 'accounts.signed_out', actorId: phone.accountId },
    ]);
    expect((await auditOf(forgotten)).map(({ action }) => action)).toEqual(['accounts.signed_in']);
  });
});

describe('a reused refresh token', () => {
  async function refreshThrice(refreshToken: string) {
    const second = await refresh((await refresh(refreshToken)).refreshToken);
    return refresh(second.refreshToken);
  }

  test('ends the session once, with an audit entry and a notification of the owner', async () => {
    const viewer = await story.viewer();
    await refreshThrice(viewer.refreshToken);
    await Promise.allSettled(Array.from({ length: 5 }, () => refresh(viewer.refreshToken)));
    await expectEnded(viewer);
    expect((await auditOf(sessionOf(viewer))).at(-1)).toEqual({
      action: 'accounts.refresh_token_reused',
      actorId: null,
      sessionId: null,
      address: '127.0.0.1',
      details: { accountId: viewer.accountId, because: 'TOKEN_REUSED' },
    });
    expect(await auditOf(sessionOf(viewer))).toHaveLength(2);
    expect(await noticesTo(viewer.accountId)).toEqual([
      { notice: 'REFRESH_TOKEN_REUSED', facts: { deviceName: 'Unnamed device' } },
    ]);
  });

  test('changes nothing if that cannot be audited', async () => {
    const viewer = await story.viewer();
    const newest = await refreshThrice(viewer.refreshToken);
    await prisma.$executeRaw`ALTER TABLE outbox_events RENAME TO outbox_events_away`;
    const refused = await failureOf(refresh(viewer.refreshToken));
    await prisma.$executeRaw`ALTER TABLE outbox_events_away RENAME TO outbox_events`;
    expect(refused).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    await refresh(newest.refreshToken);
    expect((await auditOf(sessionOf(viewer))).map(({ action }) => action)).toEqual(['accounts.signed_in']);
  });
});

describe('a suspended account', () => {
  async function suspended() {
    const viewer = await story.viewer();
    await prisma.account.update({
      where: { id: viewer.accountId },
      data: { suspendedAt: platform.clock.now() },
    });
    return viewer;
  }
  const signIn = (email: string, password: string) =>
    story.visitor.send(operations.SignIn, { input: { email, password } });

  test('refuses sign-ins, with the reason only for the right password', async () => {
    const { email } = await suspended();
    expect(await failureOf(signIn(email, PASSWORD))).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('suspended'),
    });
    expect(await failureOf(signIn(email, 'not the password'))).toMatchObject(refusal);
  });

  test('refuses token refreshes', async () => {
    const viewer = await suspended();
    expect(await failureOf(refresh(viewer.refreshToken))).toMatchObject(refusal);
    await expectEnded(viewer);
    expect((await auditOf(sessionOf(viewer))).at(-1)).toMatchObject({
      action: 'accounts.device_signed_out',
      details: { because: 'ACCOUNT_SUSPENDED' },
    });
  });
});

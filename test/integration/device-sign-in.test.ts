import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as deviceOperations from '../support/device-operations.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as mailOperations from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import * as privacyOperations from '../support/privacy-operations.js';
import { sessionOf } from '../support/sessions.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { auditOf, noticesTo } = createTrail(platform);
const { prisma } = platform.engine.database;
const { visitor } = story;
const SECOND = 1000;
const TEN_MINUTES = 10 * 60 * SECOND;

async function start() {
  // Attempts are counted by address, and all come from one address here.
  await prisma.attemptCount.deleteMany();
  const input = { deviceName: 'Living room', platform: 'tv' };
  return (await visitor.send(deviceOperations.StartDeviceSignIn, { input })).startDeviceSignIn;
}

async function poll(deviceCode: string, replaceDeviceId: string | null = null) {
  const input = { deviceCode, replaceDeviceId };
  return (await visitor.send(deviceOperations.CompleteDeviceSignIn, { input })).completeDeviceSignIn;
}

const look = ({ client }: Viewer, userCode: string) =>
  client.send(deviceOperations.WaitingDevice, { userCode });

const approve = ({ client }: Viewer, userCode: string, yes = true) =>
  client.send(deviceOperations.ApproveDeviceSignIn, { input: { userCode, approve: yes } });

const EXPIRED = { status: 'EXPIRED', intervalSeconds: null, signedIn: null };

describe('a device without a keyboard', () => {
  test('shows a code, polls, and is signed in once it is approved', async () => {
    const phone = await story.viewer();
    const { deviceCode, userCode, ...shown } = await start();
    expect(userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(shown).toEqual({
      verificationUri: 'http://127.0.0.1/link',
      verificationUriComplete: `http://127.0.0.1/link?code=${userCode}`,
      expiresInSeconds: 600,
      intervalSeconds: 5,
    });
    expect(await poll(deviceCode)).toEqual({ status: 'PENDING', intervalSeconds: 5, signedIn: null });

    const typed = userCode.replace('-', ' ').toLowerCase();
    expect((await look(phone, typed)).deviceSignIn).toMatchObject({
      deviceName: 'Living room',
      platform: 'tv',
      address: '127.0.0.1',
      status: 'PENDING',
    });
    expect(await approve(phone, typed)).toEqual({
      approveDeviceSignIn: { deviceName: 'Living room', status: 'APPROVED' },
    });

    const { status, signedIn } = await poll(deviceCode);
    expect({ status, account: signedIn?.account.id }).toEqual({
      status: 'APPROVED',
      account: phone.accountId,
    });
    const television = createGraphqlClient(platform.address, signedIn?.accessToken);
    const { me } = await television.send(deviceOperations.MyDevices);
    expect(me.devices[0]).toMatchObject({ deviceName: 'Living room', platform: 'tv', isCurrent: true });
  });

  test('is approved with an audit entry and a notification of the owner', async () => {
    const phone = await story.viewer();
    const { deviceCode, userCode } = await start();
    await approve(phone, userCode);
    await approve(phone, userCode);
    const { id } = await prisma.deviceSignIn.findFirstOrThrow({ where: { accountId: phone.accountId } });
    expect(await auditOf(id)).toEqual([
      expect.objectContaining({ action: 'accounts.device_sign_in_approved', actorId: phone.accountId }),
    ]);
    expect(await noticesTo(phone.accountId)).toEqual([
      { notice: 'DEVICE_APPROVED', facts: { deviceName: 'Living room', platform: 'tv' } },
    ]);
    const { signedIn } = await poll(deviceCode);
    expect(await auditOf(sessionOf(signedIn ?? phone))).toMatchObject([
      { action: 'accounts.signed_in', actorId: phone.accountId },
    ]);
  });

  test('gets tokens once for concurrent polls', async () => {
    const phone = await story.viewer();
    const { deviceCode, userCode } = await start();
    await approve(phone, userCode);
    const answers = await Promise.all(Array.from({ length: 20 }, () => poll(deviceCode)));
    expect(answers.filter(({ signedIn }) => signedIn !== null)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 'EXPIRED')).toHaveLength(19);
    const { me } = await phone.client.send(deviceOperations.MyDevices);
    expect(me.devices).toHaveLength(2);
  });

  test('that polls too often is slowed down, also for concurrent polls', async () => {
    const { deviceCode } = await start();
    const answers = await Promise.all(Array.from({ length: 4 }, () => poll(deviceCode)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      'PENDING',
      'SLOW_DOWN',
      'SLOW_DOWN',
      'SLOW_DOWN',
    ]);
    expect(
      answers.map(({ intervalSeconds }) => intervalSeconds).toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual([5, 10, 15, 20]);
    platform.clock.advance(20 * SECOND);
    expect(await poll(deviceCode)).toMatchObject({ status: 'PENDING', intervalSeconds: 20 });
  });

  test('can be denied', async () => {
    const phone = await story.viewer();
    const { deviceCode, userCode } = await start();
    expect(await approve(phone, userCode, false)).toMatchObject({
      approveDeviceSignIn: { status: 'DENIED' },
    });
    expect(await poll(deviceCode)).toEqual({ status: 'DENIED', intervalSeconds: null, signedIn: null });
    expect(await failureOf(approve(phone, userCode))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('has ten minutes, and an expired code is answered like an unknown one', async () => {
    const phone = await story.viewer();
    const [waiting, approved] = [await start(), await start()];
    await approve(phone, approved.userCode);
    platform.clock.advance(TEN_MINUTES - 60 * SECOND);
    expect(await poll(waiting.deviceCode)).toMatchObject({ status: 'PENDING' });
    platform.clock.advance(60 * SECOND);
    for (const code of [waiting.deviceCode, approved.deviceCode, 'nonsense', '']) {
      expect(await poll(code)).toEqual(EXPIRED);
    }
    const again = await story.viewer();
    expect(await failureOf(approve(again, waiting.userCode))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is subject to the device limit, and can name a device to replace', async () => {
    const phone = await story.viewer();
    const other = await story.signIn(phone);
    await story.signIn(phone);
    const { deviceCode, userCode } = await start();
    await approve(phone, userCode);
    expect(await failureOf(poll(deviceCode))).toMatchObject({ code: 'DEVICE_LIMIT_REACHED', limit: 3 });
    const { status, signedIn } = await poll(deviceCode, sessionOf(other));
    expect({ status, account: signedIn?.account.id }).toEqual({
      status: 'APPROVED',
      account: phone.accountId,
    });
    const gone = createGraphqlClient(platform.address, other.accessToken);
    expect(await failureOf(gone.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await poll(deviceCode)).toEqual(EXPIRED);
  });
});

describe('a device approved by a session that has since ended', () => {
  test.each<[string, (owner: Viewer, thief: Viewer) => Promise<unknown>]>([
    [
      'because the owner revoked it',
      ({ client }, thief) => client.send(deviceOperations.RevokeDevice, { id: sessionOf(thief) }),
    ],
    ['with every other one', ({ client }) => client.send(deviceOperations.SignOutOthers)],
    [
      'with the password',
      ({ client }) =>
        client.send(mailOperations.ChangePassword, {
          input: { currentPassword: PASSWORD, newPassword: 'another horse battery staple' },
        }),
    ],
  ])('stays out: %s', async (_how, end) => {
    const owner = await story.viewer();
    const thief = await story.signIn(owner);
    const [ofThief, ofOwner] = [await start(), await start()];
    await approve(thief, ofThief.userCode);
    await end(owner, thief);
    await approve(owner, ofOwner.userCode);
    expect(await poll(ofThief.deviceCode)).toEqual(EXPIRED);
    expect(await poll(ofOwner.deviceCode)).toMatchObject({ status: 'APPROVED' });
  });
});

describe('a device that was approved and has not polled yet', () => {
  test.each<[string, (owner: Viewer) => Promise<unknown>]>([
    ['every other one is signed out', ({ client }) => client.send(deviceOperations.SignOutOthers)],
    [
      'the password changes',
      ({ client }) =>
        client.send(mailOperations.ChangePassword, {
          input: { currentPassword: PASSWORD, newPassword: 'another horse battery staple' },
        }),
    ],
    [
      'the account is to be erased',
      ({ client }) => client.send(privacyOperations.DeleteAccount, { input: { password: PASSWORD } }),
    ],
  ])('stays out once %s, on the device that let it in too', async (_when, end) => {
    const owner = await story.viewer();
    const { deviceCode, userCode } = await start();
    await approve(owner, userCode);
    await end(owner);
    expect(await poll(deviceCode)).toEqual({ status: 'DENIED', intervalSeconds: null, signedIn: null });
    const { me } = await owner.client.send(deviceOperations.MyDevices);
    expect(me.devices).toHaveLength(1);
  });
});

test('a device that signs in while all others are signed out is signed out too, in any interleaving', async () => {
  for (let round = 0; round < 6; round += 1) {
    const owner = await story.viewer();
    const { deviceCode, userCode } = await start();
    await approve(owner, userCode);
    const signOutOthers = () => owner.client.send(deviceOperations.SignOutOthers);
    await Promise.all([poll(deviceCode), signOutOthers(), poll(deviceCode), signOutOthers()]);
    const { me } = await owner.client.send(deviceOperations.MyDevices);
    expect(me.devices).toHaveLength(1);
  }
});

describe('a user code', () => {
  test.each(['BCDF-GHJK', 'BCDF-GHJ0', 'ABCD-EFGH', '', 'x'.repeat(1000)])(
    'that was never issued is not found: %j',
    async (userCode) => {
      await start();
      const phone = await story.viewer();
      const unknown = { code: 'NOT_FOUND' };
      expect(await failureOf(look(phone, userCode))).toMatchObject(unknown);
      expect(await failureOf(approve(phone, userCode))).toMatchObject(unknown);
    },
  );

  test('cannot be used by visitors, nor on a device bound to a profile', async () => {
    const { userCode } = await start();
    const nobody = { ...(await story.viewer()), client: visitor };
    expect(await failureOf(approve(nobody, userCode))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('cannot be guessed: the attempts of an account are limited, also concurrent ones', async () => {
    const { userCode } = await start();
    const guesser = await story.viewer();
    const tries = Array.from(
      { length: 50 },
      async () => (await failureOf(approve(guesser, 'BCDF-GHJK'))).code,
    );
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(20);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(30);
    expect(await failureOf(approve(guesser, userCode))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
  });

  test('cannot be guessed by many accounts from one address', async () => {
    const { userCode } = await start();
    for (let account = 0; account < 4; account += 1) {
      const guesser = await story.viewer();
      await Promise.all(Array.from({ length: 20 }, () => failureOf(look(guesser, 'BCDF-GHJK'))));
    }
    expect(await failureOf(approve(await story.viewer(), userCode))).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('is limited in number per address', async () => {
    await start();
    const input = { deviceName: 'Flood', platform: 'tv' };
    const flood = Array.from({ length: 40 }, () =>
      visitor.send(deviceOperations.StartDeviceSignIn, { input }),
    );
    const outcomes = await Promise.allSettled(flood);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(29);
    await prisma.attemptCount.deleteMany();
  });

  test('is stored only as a hash, like the device code', async () => {
    const { deviceCode, userCode } = await start();
    const rows = await prisma.deviceSignIn.findMany();
    const stored = rows.flatMap(({ deviceCodeHash, userCodeHash }) =>
      [deviceCodeHash, userCodeHash].map((hash) => Buffer.from(hash)),
    );
    expect(stored.map(({ length }) => length)).toEqual(stored.map(() => 32));
    const userCodes = [userCode, userCode.replace('-', '')];
    for (const code of [deviceCode, ...userCodes]) {
      expect(stored.some((hash) => hash.includes(code))).toBe(false);
    }
    // With read access to the database, all user codes could be tried against a plain hash.
    for (const code of userCodes) {
      const plain = createHash('sha256').update(code).digest();
      expect(stored.some((hash) => hash.equals(plain))).toBe(false);
    }
  });
});

import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { allMailsTo, mailTo, tokenIn } from '../support/mail.js';
import * as mailOperations from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ trustedProxies: ['127.0.0.1'] });
const { prisma } = platform.engine.database;
const story = createStory(platform);
const { visitor } = story;
const MINUTE = 60_000;
const RESET = 'Choose another password';
const CHANGED = 'Your password was changed';

const signIn = (email: string, password = PASSWORD) =>
  visitor.send(operations.SignIn, { input: { email, password } });
const requestReset = (email: string) =>
  visitor.send(mailOperations.RequestPasswordReset, { input: { email } });
function requestResetFrom(network: number, email: string) {
  const client = createGraphqlClient(platform.address, undefined, {
    'x-forwarded-for': `192.0.2.${network}`,
  });
  return client.send(mailOperations.RequestPasswordReset, { input: { email } });
}
const resetMailsTo = async (email: string) =>
  (await allMailsTo(platform, email)).filter(({ subject }) => subject === RESET);
const reset = (token: string, newPassword: string) =>
  visitor.send(mailOperations.ResetPassword, { input: { token, newPassword } });
const change = ({ client }: Viewer, currentPassword: string, newPassword: string) =>
  client.send(mailOperations.ChangePassword, { input: { currentPassword, newPassword } });
const newPassword = () => `a new one: ${randomUUID()}`;

/** Requests a reset, and reads the token from the mail. */
async function resetTokenOf({ email }: Viewer, count = 1): Promise<string> {
  await requestReset(email);
  return tokenIn(await mailTo(platform, email, RESET, count));
}

/** Opens a socket on the device. @returns the code with which it is closed */
async function openSocket({ client }: Viewer): Promise<{ readonly closed: Promise<unknown> }> {
  const { createProfile } = await client.send(operations.CreateProfile, { input: { name: randomUUID() } });
  const events = client.live(operations.WatchProgressUpdated, { profileId: createProfile.id });
  return { closed: events.next().catch((error: unknown) => error) };
}

async function passwordHashOf({ accountId }: Viewer): Promise<string> {
  const { passwordHash } = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  return passwordHash ?? '';
}

const auditOf = ({ accountId }: Viewer, action: string) =>
  prisma.auditEntry.findMany({ where: { subjectId: accountId, action } });

describe('a forgotten password', () => {
  test('is reset with the e-mailed token, which ends all sessions and closes their sockets', async () => {
    const here = await story.viewer();
    const there = await story.signIn(here);
    const sockets = [await openSocket(here), await openSocket(there)];
    const password = newPassword();
    expect(await reset(await resetTokenOf(here), password)).toEqual({ resetPassword: true });

    for (const { closed } of sockets) expect(await closed).toMatchObject({ code: 4403 });
    for (const { client, refreshToken } of [here, there]) {
      expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
      const renewal = visitor.send(operations.RefreshTokens, { input: { refreshToken } });
      expect(await failureOf(renewal)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await failureOf(signIn(here.email))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await signIn(here.email, password);
    await mailTo(platform, here.email, CHANGED);
    expect(await auditOf(here, 'accounts.password_reset')).toMatchObject([
      { actorId: null, address: '127.0.0.1', details: { sessionsEnded: 2 } },
    ]);
  });

  test('is reset once per token, however many concurrent requests', async () => {
    const viewer = await story.viewer();
    const token = await resetTokenOf(viewer);
    const passwords = Array.from({ length: 20 }, newPassword);
    const outcomes = await Promise.allSettled(passwords.map((password) => reset(token, password)));
    const winners = passwords.filter((_password, index) => outcomes[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    await signIn(viewer.email, winners[0]);
    expect(await failureOf(reset(token, newPassword()))).toEqual(
      await failureOf(reset('nonsense', newPassword())),
    );
  });

  test('leaves no session of a concurrent sign-in', async () => {
    const viewer = await story.viewer();
    await story.subscribe(viewer);
    const token = await resetTokenOf(viewer);
    const signIns = Array.from({ length: 3 }, () => signIn(viewer.email));
    const [, ...outcomes] = await Promise.allSettled([reset(token, newPassword()), ...signIns]);
    const opened = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.signIn] : []));
    for (const { accessToken } of opened) {
      const client = createGraphqlClient(platform.address, accessToken);
      expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    const { accountId } = viewer;
    expect(await prisma.deviceSession.count({ where: { accountId, revokedAt: null } })).toBe(0);
  });

  test('can be reset within half an hour', async () => {
    const viewer = await story.viewer();
    const token = await resetTokenOf(viewer);
    platform.clock.advance(30 * MINUTE);
    expect(await failureOf(reset(token, newPassword()))).toEqual(
      await failureOf(reset('nonsense', newPassword())),
    );
    const second = await resetTokenOf(viewer, 2);
    platform.clock.advance(29 * MINUTE);
    await reset(second, newPassword());
  });

  test('has its other tokens invalidated', async () => {
    const viewer = await story.viewer();
    const first = await resetTokenOf(viewer);
    await reset(await resetTokenOf(viewer, 2), newPassword());
    expect(await failureOf(reset(first, newPassword()))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('is not reset to a weak one, and the token remains valid', async () => {
    const viewer = await story.viewer();
    const token = await resetTokenOf(viewer);
    for (const weak of ['short', 'password123', viewer.email, 'StreamCore 2026']) {
      expect(await failureOf(reset(token, weak))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { newPassword: expect.any(String) },
      });
    }
    await reset(token, newPassword());
  });

  test('resets exhausted sign-in attempts', async () => {
    const viewer = await story.viewer();
    for (let tries = 0; tries < 10; tries += 1) await failureOf(signIn(viewer.email, 'wrong password'));
    expect(await failureOf(signIn(viewer.email))).toMatchObject({ code: 'RATE_LIMITED' });
    const password = newPassword();
    await reset(await resetTokenOf(viewer), password);
    await signIn(viewer.email, password);
  });

  test('of an unknown address is answered like any other, and nothing is sent', async () => {
    const { email } = await story.viewer();
    expect(await requestReset('nobody@example.net')).toEqual(await requestReset(email));
    expect(await allMailsTo(platform, 'nobody@example.net')).toEqual([]);
    expect(await failureOf(requestReset('no address'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { email: expect.any(String) },
    });
  });

  test('of an account with an unverified address cannot be reset by e-mail', async () => {
    const email = 'claimed@example.net';
    await visitor.send(operations.SignUp, { input: { email, password: PASSWORD } });
    await requestReset(email);
    const subjects = (await allMailsTo(platform, email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Is this your e-mail address?']);
  });

  test('sends at most five e-mails an hour, without revealing the limit', async () => {
    const { email } = await story.viewer();
    for (let network = 0; network < 7; network += 1) {
      expect(await requestResetFrom(network, email)).toEqual({ requestPasswordReset: true });
    }
    expect(await resetMailsTo(email)).toHaveLength(5);
  });

  test('sends an e-mail to its owner despite earlier requests of another network', async () => {
    const { email } = await story.viewer();
    for (let times = 0; times < 3; times += 1) await requestResetFrom(8, email);
    const refused = await failureOf(requestResetFrom(8, email));
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
    await requestResetFrom(9, email);
    expect(await resetMailsTo(email)).toHaveLength(4);
    const nobody = `nobody-${randomUUID()}@example.com`;
    for (let times = 0; times < 3; times += 1) await requestResetFrom(8, nobody);
    expect(await failureOf(requestResetFrom(8, nobody))).toMatchObject({ code: 'RATE_LIMITED' });
  });
});

describe('changing a password', () => {
  test('keeps the calling device signed in, and signs out all others', async () => {
    const here = await story.viewer();
    const there = await story.signIn(here);
    const { closed } = await openSocket(there);
    const password = newPassword();
    expect(await change(here, PASSWORD, password)).toEqual({ changePassword: true });

    expect(await closed).toMatchObject({ code: 4403 });
    expect((await here.client.send(operations.Me)).me.devices).toHaveLength(1);
    expect(await failureOf(there.client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await signIn(here.email, password);
    await mailTo(platform, here.email, CHANGED);
    expect(await auditOf(here, 'accounts.password_changed')).toMatchObject([
      { actorId: here.accountId, details: { sessionsEnded: 1 } },
    ]);
  });

  test('requires the current one, with ten attempts', async () => {
    const viewer = await story.viewer();
    const wrong = () => failureOf(change(viewer, 'not my password', newPassword()));
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await wrong()).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { currentPassword: 'This is not your current password.' },
      });
    }
    expect(await failureOf(change(viewer, PASSWORD, newPassword()))).toMatchObject({
      code: 'RATE_LIMITED',
    });
    platform.clock.advance(15 * MINUTE);
    const again = await story.signIn(viewer);
    await change(again, PASSWORD, newPassword());
  });

  test('allows any number of attempts with a weak new one', async () => {
    const viewer = await story.viewer();
    for (let tries = 0; tries < 7; tries += 1) {
      expect(await failureOf(change(viewer, PASSWORD, 'password1'))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { newPassword: expect.any(String) },
      });
    }
    await change(viewer, PASSWORD, newPassword());
  });

  test('many times concurrently changes it once', async () => {
    const viewer = await story.viewer();
    const passwords = Array.from({ length: 8 }, newPassword);
    const outcomes = await Promise.allSettled(
      passwords.map((password) => change(viewer, PASSWORD, password)),
    );
    const winners = passwords.filter((_password, index) => outcomes[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    await signIn(viewer.email, winners[0]);
  });

  test('invalidates tokens that were mailed before', async () => {
    const viewer = await story.viewer();
    const token = await resetTokenOf(viewer);
    await change(viewer, PASSWORD, newPassword());
    expect(await failureOf(reset(token, newPassword()))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a password', () => {
  test.each([
    ['too short', 'seven c'],
    ['too long', 'x'.repeat(129)],
    ['among the first guessed', 'Iloveyou1'],
    ['the e-mail address', 'Chooser@example.net'],
    ['the name of the service', 'streamcore!'],
  ])('that is %s is refused', async (_why, password) => {
    const input = { email: 'chooser@example.net', password };
    expect(await failureOf(visitor.send(operations.SignUp, { input }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { password: expect.any(String) },
    });
  });

  test('is the same for every Unicode composition of its characters', async () => {
    const viewer = await story.viewer();
    await change(viewer, PASSWORD, 'un caf\u00e9 cr\u00e8me');
    const { signIn: signedIn } = await signIn(viewer.email, 'un cafe\u0301 cre\u0300me');
    expect(signedIn.account.id).toBe(viewer.accountId);
  });

  test('whose hash has outdated parameters is rehashed at the next sign-in', async () => {
    const viewer = await story.viewer();
    const weak = await hash(PASSWORD, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
    await prisma.account.update({ where: { id: viewer.accountId }, data: { passwordHash: weak } });
    expect(await failureOf(signIn(viewer.email, 'wrong password'))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await passwordHashOf(viewer)).toBe(weak);

    await signIn(viewer.email);
    const upgraded = await passwordHashOf(viewer);
    expect(upgraded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const again = await story.signIn(viewer);
    expect(await passwordHashOf(again)).toBe(upgraded);
  });
});

import { describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { visitor } = story;
const MINUTE = 60_000;

const signIn = (email: string, password: string) =>
  visitor.send(operations.SignIn, { input: { email, password } });

async function refresh(refreshToken: string) {
  const { refreshTokens } = await visitor.send(operations.RefreshTokens, { input: { refreshToken } });
  return refreshTokens;
}

describe('signing up', () => {
  test('signs in at once, to an account without profiles or a subscription', async () => {
    const { signUp } = await visitor.send(operations.SignUp, {
      input: { email: ' Ada@Example.COM ', password: PASSWORD, deviceName: 'Kitchen', platform: 'tv' },
    });
    const { me } = await createGraphqlClient(platform.address, signUp.accessToken).send(operations.Me);
    expect(me).toEqual({
      id: signUp.account.id,
      email: 'ada@example.com',
      role: 'VIEWER',
      emailVerified: false,
      profiles: [],
      devices: [{ id: expect.any(String), deviceName: 'Kitchen', platform: 'tv' }],
      subscription: null,
    });
    expect(new Date(signUp.accessTokenExpiresAt).getTime()).toBeGreaterThan(platform.clock.now().getTime());
  });

  test('only claims an address, so that several accounts can claim the same one', async () => {
    const email = 'eager@example.com';
    const claims = Array.from({ length: 3 }, (_none, index) =>
      visitor.send(operations.SignUp, { input: { email, password: `${PASSWORD} ${index}` } }),
    );
    const ids = (await Promise.all(claims)).map(({ signUp }) => signUp.account.id);
    expect(new Set(ids).size).toBe(3);
  });

  test('claims the normalised address, however it is written', async () => {
    const { email } = await story.viewer();
    const input = { email: ` ${email.toUpperCase()} `, password: PASSWORD };
    const { signUp } = await visitor.send(operations.SignUp, { input });
    expect(signUp.account.email).toBe(email);
  });

  test.each([
    ['email', { email: 'nobody', password: PASSWORD }],
    ['password', { email: 'short@example.com', password: 'short' }],
  ])('names the invalid field: %s', async (field, input) => {
    expect(await failureOf(visitor.send(operations.SignUp, { input }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });
});

describe('signing in', () => {
  test('does not reveal whether the address or the password is wrong', async () => {
    const { email } = await story.viewer();
    const wrongPassword = await failureOf(signIn(email, 'not the password'));
    const unknownAddress = await failureOf(signIn('nobody@example.com', PASSWORD));
    expect(wrongPassword).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(unknownAddress).toEqual(wrongPassword);
  });

  test('adds a device', async () => {
    const viewer = await story.viewer();
    await story.signIn(viewer);
    const { me } = await viewer.client.send(operations.Me);
    expect(me.devices).toHaveLength(2);
  });

  test('truncates device names as long as a user agent', async () => {
    const { email } = await story.viewer();
    const input = { email, password: PASSWORD, deviceName: '🎬'.repeat(200), platform: 'x'.repeat(200) };
    const { signIn: signedIn } = await visitor.send(operations.SignIn, { input });
    const { me } = await createGraphqlClient(platform.address, signedIn.accessToken).send(operations.Me);
    expect(me.devices).toContainEqual(
      expect.objectContaining({ deviceName: '🎬'.repeat(80), platform: 'x'.repeat(40) }),
    );
  });
});

describe('refreshing tokens', () => {
  test('returns a new refresh token and invalidates the old one', async () => {
    const { refreshToken } = await story.viewer();
    const renewed = await refresh(refreshToken);
    expect(renewed.refreshToken).not.toBe(refreshToken);
    await createGraphqlClient(platform.address, renewed.accessToken).send(operations.Me);
    expect(await refresh(renewed.refreshToken)).not.toMatchObject({ refreshToken: renewed.refreshToken });
  });

  test('returns the same successor for repeats within a minute, or twenty concurrent requests', async () => {
    const { refreshToken } = await story.viewer();
    const renewals = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    platform.clock.advance(MINUTE / 2);
    renewals.push(await refresh(refreshToken));
    expect(new Set(renewals.map((renewal) => renewal.refreshToken)).size).toBe(1);
  });

  test('treats a token reused later as stolen, and ends the session', async () => {
    const { refreshToken } = await story.viewer();
    const renewed = await refresh(refreshToken);
    platform.clock.advance(2 * MINUTE);
    expect(await failureOf(refresh(refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(refresh(renewed.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { client } = createSession(renewed.accessToken);
    expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('returns the valid token to a client that was overtaken by its own request within the minute', async () => {
    const { refreshToken } = await story.viewer();
    const second = await refresh(refreshToken);
    platform.clock.advance(MINUTE / 3);
    const third = await refresh(second.refreshToken);
    platform.clock.advance(MINUTE / 3);
    expect(await refresh(refreshToken)).toMatchObject({ refreshToken: third.refreshToken });
    expect(await refresh(third.refreshToken)).not.toMatchObject({ refreshToken: third.refreshToken });
  });

  test('does not do so after that minute, however recent the other request', async () => {
    const { refreshToken } = await story.viewer();
    const second = await refresh(refreshToken);
    platform.clock.advance(MINUTE);
    const third = await refresh(second.refreshToken);
    platform.clock.advance(1000);
    expect(await failureOf(refresh(refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(refresh(third.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('ends the session for a token from several refreshes ago', async () => {
    const { refreshToken } = await story.viewer();
    const first = await refresh(refreshToken);
    const second = await refresh(first.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(await failureOf(refresh(refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(refresh(third.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { client } = createSession(third.accessToken);
    expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('extends the session; an access token alone is valid for 15 minutes', async () => {
    const { client, refreshToken } = await story.viewer();
    platform.clock.advance(16 * MINUTE);
    expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const renewed = await refresh(refreshToken);
    await createSession(renewed.accessToken).client.send(operations.Me);

    platform.clock.advance(31 * 24 * 60 * MINUTE);
    expect(await failureOf(refresh(renewed.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each(['', 'nonsense'])('refuses a token that was never issued: "%s"', async (token) => {
    expect(await failureOf(refresh(token))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

function createSession(accessToken: string) {
  return { client: createGraphqlClient(platform.address, accessToken) };
}

describe('signing out', () => {
  test('ends the session of this device with the next request, and no other', async () => {
    const here = await story.viewer();
    const there = await story.signIn(here);
    expect(await here.client.send(operations.SignOut)).toEqual({ signOut: true });
    expect(await failureOf(here.client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(refresh(here.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { me } = await there.client.send(operations.Me);
    expect(me.devices).toHaveLength(1);
  });

  test('everywhere ends the sessions of all devices', async () => {
    const here = await story.viewer();
    const there = await story.signIn(here);
    expect(await here.client.send(operations.SignOutEverywhere)).toEqual({ signOutEverywhere: 2 });
    for (const { client } of [here, there]) {
      expect(await failureOf(client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  test('takes effect in the other processes, and in those that start later', async () => {
    await using beside = await startBeside();
    const viewer = await story.viewer();
    const elsewhere = createGraphqlClient(beside.address, viewer.accessToken);
    await elsewhere.send(operations.Me);
    await viewer.client.send(operations.SignOut);
    await eventually(
      () => elsewhere.send(operations.Me).catch((error: unknown) => error),
      (answer) => answer instanceof Error,
    );
    expect(await failureOf(elsewhere.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });

    await using later = await startBeside();
    const afterwards = createGraphqlClient(later.address, viewer.accessToken);
    expect(await failureOf(afterwards.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

const startBeside = () => startPlatform({ role: 'api', beside: platform });

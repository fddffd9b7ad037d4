import { print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { openShopSocket, type RawSocket } from '../support/graphql/raw-socket.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { refreshAt } from '../support/sessions.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ accessTokenSeconds: 6 });
/** Its access tokens outlive every test. */
const lasting = await usePlatform({ role: 'api' });
const story = createStory(platform);
const lastingStory = createStory(lasting);

const openSocket = ({ accessToken }: Pick<Viewer, 'accessToken'>, { address } = platform) =>
  openShopSocket(`${address.replace('http', 'ws')}/graphql`, `Bearer ${accessToken}`);

const renew = ({ socket }: RawSocket, accessToken: string) =>
  socket.send(JSON.stringify({ type: 'ping', payload: { authorization: `Bearer ${accessToken}` } }));

const isOver = (accessToken: string) =>
  createGraphqlClient(platform.address, accessToken)
    .send(operations.Me)
    .then(
      () => false,
      () => true,
    );

describe('a socket whose access token expires', () => {
  test('stays open with its subscriptions with a newer one', { timeout: 120_000 }, async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const film = await story.movie();
    const raw = await openSocket(viewer);
    const query = print(operations.WatchProgressUpdated);
    raw.send({ type: 'subscribe', id: '1', payload: { query, variables: { profileId: profile.id } } });
    const warning = await raw.heard('ping');
    expect(warning.payload).toEqual({ type: 'TOKEN_EXPIRING', expiresAt: expect.any(String) });

    const renewed = await refreshAt(platform.address, viewer.refreshToken);
    renew(raw, renewed.accessToken);
    await raw.heard('pong');
    await eventually(
      () => isOver(viewer.accessToken),
      (over) => over,
    );
    const client = createGraphqlClient(platform.address, renewed.accessToken);
    await story.watch({ ...viewer, client }, profile.id, film, 100);
    expect(await raw.heard('next', '1')).toMatchObject({
      payload: { data: { watchProgressUpdated: { positionSeconds: 100 } } },
    });

    expect(await raw.closed).toBe(4403);
    expect(raw.messages.filter(({ type }) => type === 'ping')).toHaveLength(2);
  });

  test('is closed with 4403 after a warning', async () => {
    const raw = await openSocket(await story.viewer());
    expect(await raw.closed).toBe(4403);
    expect(raw.messages.map(({ type }) => type)).toEqual(['connection_ack', 'ping']);
  });

  test('is closed at once when its session ends, also after a renewal', async () => {
    const viewer = await lastingStory.viewer();
    const raw = await openSocket(viewer, lasting);
    const renewed = await refreshAt(lasting.address, viewer.refreshToken);
    renew(raw, renewed.accessToken);
    await raw.heard('pong');
    await createGraphqlClient(lasting.address, renewed.accessToken).send(operations.SignOut);
    expect(await raw.closed).toBe(4403);
    expect(raw.messages.some(({ type }) => type === 'ping')).toBe(false);
  });

  test.each<[string, (viewer: Viewer) => Promise<string>]>([
    ['another device of the account', async (viewer) => (await lastingStory.signIn(viewer)).accessToken],
    ['somebody else', async () => (await lastingStory.viewer()).accessToken],
    ['nobody', async () => 'nonsense'],
  ])('is closed at once when it is given the token of %s', async (_name, tokenOf) => {
    const viewer = await lastingStory.viewer();
    const raw = await openSocket(viewer, lasting);
    renew(raw, await tokenOf(viewer));
    expect(await raw.closed).toBe(4403);
    expect(raw.messages.map(({ type }) => type)).toEqual(['connection_ack']);
  });
});

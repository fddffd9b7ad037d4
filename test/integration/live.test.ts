import { describe, expect, test } from 'vitest';
import { createRedis } from '../../src/platform/redis/redis.js';
import { firstWhile } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { openShopSocket } from '../support/graphql/raw-socket.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { createStory, RUNTIME_SECONDS, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);

async function* progressOf({ client }: Viewer, profileId: string, after?: string | null) {
  for await (const event of client.live(operations.WatchProgressUpdated, { profileId, after })) {
    yield event.watchProgressUpdated;
  }
}

async function* refreshesOf({ client }: Viewer, profileId: string) {
  for await (const event of client.live(operations.RecommendationsRefreshed, { profileId })) {
    yield event.recommendationsRefreshed;
  }
}

async function take<Value>(events: AsyncIterator<Value, unknown>, count: number): Promise<Value[]> {
  const taken: Value[] = [];
  while (taken.length < count) {
    const { done, value } = await events.next();
    if (done) throw new Error(`There were only ${taken.length} events.`);
    taken.push(value);
  }
  return taken;
}

/** A connection to the platform's Redis, and the key of a profile's live progress. */
function spoiltPlace() {
  const { logger, config } = platform.engine;
  const { url, prefix } = config.redis;
  return {
    client: createRedis(url, { name: 'test', role: 'commands', logger }),
    place: (profileId: string) => `${prefix}:live:{${profileId}}:watch-progress`,
  };
}

/** Reads to the end. */
async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _event of events);
}

/** A viewer with a film to watch, on two devices. */
async function twoDevices() {
  const { viewer, profile } = await story.viewerWithProfile();
  const film = await story.movie();
  const television = await story.signIn(viewer);
  let position = 0;
  const moveOn = async () => {
    position += 100;
    await story.watch(viewer, profile.id, film, position);
    return position;
  };
  return { phone: viewer, television, profileId: profile.id, film, moveOn };
}

describe('progress', () => {
  test('on one device reaches the other in order, whichever process holds its socket', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const { television, profileId, film, moveOn } = await twoDevices();
    const client = createGraphqlClient(beside.address, television.accessToken);
    const events = progressOf({ ...television, client }, profileId);
    const { positionSeconds } = await firstWhile(events, moveOn);

    let last = positionSeconds;
    for (let reports = 0; reports < 3; reports += 1) last = await moveOn();
    const expected = Array.from(
      { length: (last - positionSeconds) / 100 },
      (_, index) => positionSeconds + (index + 1) * 100,
    );
    const seen = await take(events, expected.length);
    expect(seen.map((event) => event.positionSeconds)).toEqual(expected);
    expect(seen.at(-1)).toMatchObject({ profileId, title: { id: film }, state: 'IN_PROGRESS' });
    await events.return(undefined);
    await client.close();
  });

  test('that a device missed comes first when it reconnects, each event once', async () => {
    const { television, profileId, moveOn } = await twoDevices();
    const events = progressOf(television, profileId);
    const first = await firstWhile(events, moveOn);
    await events.return(undefined);

    const missed = [await moveOn(), await moveOn()];
    const again = progressOf(television, profileId, first.id);
    const seen = await take(again, (missed[1] as number) / 100 - first.positionSeconds / 100);
    const live = await moveOn();
    seen.push(...(await take(again, 1)));
    expect(seen.slice(-3).map(({ positionSeconds }) => positionSeconds)).toEqual([...missed, live]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    await again.return(undefined);
    await television.client.close();
  });

  test('of a profile whose stream is broken does not delay others', async () => {
    const { client: redis, place } = spoiltPlace();
    const [lost, other] = [await twoDevices(), await twoDevices()];
    await redis.set(place(lost.profileId), 'something else');
    await lost.moveOn();
    const events = progressOf(other.television, other.profileId);
    expect(await firstWhile(events, other.moveOn)).toMatchObject({ profileId: other.profileId });
    await redis.del(place(lost.profileId));
    await events.return(undefined);
    await other.television.client.close();
    await redis[Symbol.asyncDispose]();
  });

  test('ends when the client completes it, and its id can be reused at once', async () => {
    const { phone, profileId, moveOn } = await twoDevices();
    const socketUrl = `${platform.address.replace('http', 'ws')}/graphql`;
    const raw = await openShopSocket(socketUrl, `Bearer ${phone.accessToken}`);
    const query = `subscription { watchProgressUpdated(profileId: "${profileId}") { id } }`;
    raw.send({ type: 'subscribe', id: '1', payload: { query } });
    await expect
      .poll(async () => {
        await moveOn();
        return raw.messages;
      })
      .toContainEqual(expect.objectContaining({ type: 'next', id: '1' }));
    raw.send({ type: 'complete', id: '1' });
    raw.send({ type: 'subscribe', id: '1', payload: { query: '{ __typename }' } });
    await raw.heard('complete', '1');
    expect(raw.messages.slice(-2)).toEqual([
      { type: 'next', id: '1', payload: { data: { __typename: 'Query' } } },
      { type: 'complete', id: '1' },
    ]);
    raw.socket.close();
  });

  test('starts with the next event if no last event is given', async () => {
    const { television, profileId, moveOn } = await twoDevices();
    const before = progressOf(television, profileId);
    const known = await firstWhile(before, moveOn);
    await before.return(undefined);

    const events = progressOf(television, profileId, null);
    expect((await firstWhile(events, moveOn)).positionSeconds).toBeGreaterThan(known.positionSeconds);
    await events.return(undefined);
    await television.client.close();
  });
});

describe('recommendations', () => {
  test('are announced after a completed film', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const films = await story.movies(Array.from({ length: 6 }, () => ({})));
    await platform.engine.recommendations.learn();

    const events = refreshesOf(viewer, profile.id);
    const unfinished = films.slice(0, 5);
    const finished: string[] = [];
    const refreshed = await firstWhile(events, async () => {
      // It is unknown how many are finished before the subscription is active.
      const film = unfinished.shift() ?? (await story.movie());
      await story.watch(viewer, profile.id, film, RUNTIME_SECONDS);
      finished.push(film);
    });
    expect(refreshed).toMatchObject({ id: expect.any(String), reason: 'TITLE_COMPLETED' });
    const recommended = refreshed.recommendations.edges.map(({ node }) => node);
    expect(recommended.map(({ title }) => title?.id ?? '')).not.toContain(finished[0]);
    expect(recommended[0]?.explanation.summary).toEqual(expect.stringMatching(/./));
    await events.return(undefined);
    await viewer.client.close();
  });

  test.each([
    [
      'a rating',
      'TITLE_RATED',
      ({ client }: Viewer, profileId: string, titleId: string) =>
        client.send(operations.RateTitle, { input: { profileId, titleId, opinion: 'LOVE' } }),
    ],
    [
      'the watchlist',
      'WATCHLIST_CHANGED',
      async ({ client }: Viewer, profileId: string, titleId: string) => {
        await client.send(operations.AddToWatchlist, { input: { profileId, titleId } });
        return client.send(operations.RemoveFromWatchlist, { input: { profileId, titleId } });
      },
    ],
  ])('are announced after %s', async (_what, reason, change) => {
    const { viewer, profile } = await story.viewerWithProfile();
    const titleId = await story.movie();
    const events = refreshesOf(viewer, profile.id);
    const refreshed = await firstWhile(events, () => change(viewer, profile.id, titleId));
    expect(refreshed.reason).toBe(reason);
    await events.return(undefined);
    await viewer.client.close();
  });

  test('are announced after a removed rating, following those of the rating', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const input = { profileId: profile.id, titleId: await story.movie() };
    const events = refreshesOf(viewer, profile.id);
    const rate = () => viewer.client.send(operations.RateTitle, { input: { ...input, opinion: 'LOVE' } });
    const reasons = [(await firstWhile(events, rate)).reason];
    await viewer.client.send(operations.RemoveRating, { input });
    while (reasons.at(-1) === 'TITLE_RATED') {
      const { value, done } = await events.next();
      if (done) break;
      reasons.push(value.reason);
    }
    expect([reasons[0], reasons.at(-1)]).toEqual(['TITLE_RATED', 'RATING_REMOVED']);
    await events.return(undefined);
    await viewer.client.close();
  });
});

describe('access to live events', () => {
  test('is limited to the owner of the profile', async () => {
    const { profileId, moveOn } = await twoDevices();
    const stranger = await story.viewer();
    const refused = failureOf(progressOf(stranger, profileId).next());
    await moveOn();
    expect(await refused).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(refreshesOf(stranger, profileId).next())).toMatchObject({ code: 'NOT_FOUND' });
    await stranger.client.close();
  });

  test('is refused to visitors', async () => {
    const { profileId } = await twoDevices();
    const visitor = { ...(await story.viewer()), client: createGraphqlClient(platform.address) };
    expect(await failureOf(progressOf(visitor, profileId).next())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(refreshesOf(visitor, profileId).next())).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await visitor.client.close();
  });

  test.each([
    ['signs out on the device', (device: Viewer) => device.client.send(operations.SignOut)],
    [
      'signs out everywhere, from another',
      (_device: Viewer, other: Viewer) => other.client.send(operations.SignOutEverywhere),
    ],
  ])('ends for a viewer who %s, whichever process holds the socket', async (_name, signOut) => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const { phone, television, profileId, moveOn } = await twoDevices();
    const client = createGraphqlClient(beside.address, television.accessToken);
    const events = progressOf({ ...television, client }, profileId);
    await firstWhile(events, moveOn);

    await signOut(television, phone);
    await expect(drain(events)).rejects.toMatchObject({ code: 4403 });
    await client.close();
  });

  test('ends when the access token expires', async () => {
    await using shortLived = await startPlatform({ role: 'api', beside: platform, accessTokenSeconds: 2 });
    // Only this socket must be opened within these two seconds.
    const { viewer, profile } = await story.viewerWithProfile();
    const device = await createStory(shortLived).signIn(viewer);
    await expect(drain(progressOf(device, profile.id))).rejects.toMatchObject({ code: 4403 });
    await device.client.close();
  });

  test('is refused after signing out', async () => {
    const { phone, profileId } = await twoDevices();
    await phone.client.send(operations.SignOut);
    await expect(progressOf(phone, profileId).next()).rejects.toMatchObject({ code: 4403 });
  });
});

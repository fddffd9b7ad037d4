import { describe, expect, test } from 'vitest';
import { createStreamKeys } from '../../src/modules/playback/sessions/stream-keys.js';
import { newId } from '../../src/shared/ids.js';
import { SuspendAccount } from '../support/admin-operations.js';
import * as billing from '../support/billing-operations.js';
import { RevokeDevice } from '../support/device-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { startPlatform } from '../support/platform.js';
import { playerOf } from '../support/players.js';
import { profilesOf } from '../support/profiles.js';
import { startRedisProxy } from '../support/redis-proxy.js';
import { sessionOf } from '../support/sessions.js';
import { createStory, type Viewer } from '../support/story.js';
import { createTestStreaming, grantOf } from '../support/streaming.js';
import { connectToRedis, testRedis } from '../support/test-redis.js';
import { usePlatform } from '../support/use-platform.js';

const streaming = createTestStreaming();
const platform = await usePlatform({ streaming });
const story = createStory(platform);
const titleId = await story.movie({ name: 'The Long Way' });

/** On a plan with two concurrent streams. */
async function standardViewer() {
  const { viewer, profile } = await story.subscribedViewer('standard-monthly');
  return { viewer, profile, input: { titleId, profileId: profile.id } };
}

/** The session id in the token of a session's media URL. */
function mediaSessionOf({ manifestUrl }: { readonly manifestUrl: string }): string {
  return grantOf(manifestUrl).playbackSessionId;
}

/** As if they had expired. */
async function loseLeases({ accountId }: Viewer): Promise<void> {
  const { url, prefix } = platform.engine.config.redis;
  await using redis = connectToRedis(url);
  await redis.del(createStreamKeys(prefix).ofAccount(accountId));
}

/** All recorded ends of streams. */
async function* endsOf({ client }: Viewer) {
  for await (const event of client.live(billing.PlaybackEnded, { after: newId() })) yield event.playbackEnded;
}

describe('the stream limit of a plan', () => {
  test('holds for concurrent starts, and refused ones are told which streams are running', async () => {
    const { viewer, profile, input } = await standardViewer();
    const asked = await Promise.allSettled(Array.from({ length: 50 }, () => playerOf(viewer).start(input)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const refused = await failureOf(playerOf(viewer).start(input));
    expect(refused).toMatchObject({ code: 'STREAM_LIMIT_REACHED', limit: 2 });
    const playing = await playerOf(viewer).playing();
    expect(refused['streams']).toEqual(
      playing.map(({ sessionId, deviceName, startedAt, lastHeartbeatAt }) => ({
        sessionId,
        profileId: profile.id,
        profileName: profile.name,
        titleId,
        titleName: 'The Long Way',
        deviceName,
        startedAt,
        lastHeartbeatAt,
      })),
    );
  });

  test('is one without a plan', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const input = { titleId, profileId: profile.id };
    const { sessionId } = await playerOf(viewer).start(input);
    expect(await failureOf(playerOf(viewer).start(input))).toMatchObject({
      code: 'STREAM_LIMIT_REACHED',
      limit: 1,
    });
    await playerOf(viewer).stop(sessionId);
    expect(await playerOf(viewer).start(input)).toMatchObject({ resumePositionSeconds: 0 });
  });
});

describe('a stream that is taken over', () => {
  test('is notified live, ends in every process, and does not revive', async () => {
    const { viewer, input } = await standardViewer();
    await using other = await startPlatform({ beside: platform, streaming, role: 'api' });
    const { sessionEnds } = other.engine.playback;
    const player = playerOf(viewer);
    const old = await player.start(input);
    const kept = await player.start(input);
    expect(await sessionEnds.hasEnded(mediaSessionOf(old))).toBe(false);

    const events = endsOf(viewer);
    const tablet = await story.signIn(viewer);
    const next = await playerOf({
      client: createGraphqlClient(other.address, tablet.accessToken),
    }).start({ ...input, takeOver: old.sessionId });

    expect((await events.next()).value).toMatchObject({ sessionId: old.sessionId, reason: 'TAKEN_OVER' });
    await viewer.client.close();
    await eventually(() => sessionEnds.hasEnded(mediaSessionOf(old)), Boolean);
    const { hasEnded } = platform.engine.playback.sessionEnds;
    await eventually(() => hasEnded(mediaSessionOf(old)), Boolean);
    expect(await hasEnded(mediaSessionOf(kept))).toBe(false);
    expect(await failureOf(player.heartbeat(old.sessionId))).toMatchObject({
      code: 'PLAYBACK_ENDED',
      reason: 'TAKEN_OVER',
    });
    const playing = (await player.playing()).map(({ sessionId }) => sessionId);
    expect(playing).toEqual([kept.sessionId, next.sessionId]);
  });

  test('makes room for one stream, whoever names it concurrently', async () => {
    const { viewer, input } = await standardViewer();
    const player = playerOf(viewer);
    const { sessionId: takeOver } = await player.start(input);
    await player.start(input);
    const asked = Array.from({ length: 20 }, () => player.start({ ...input, takeOver }));
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await player.playing()).toHaveLength(2);
  });

  test('must belong to the account', async () => {
    const { viewer, input } = await standardViewer();
    const stranger = await standardViewer();
    const { sessionId } = await playerOf(stranger.viewer).start(stranger.input);
    const taking = playerOf(viewer).start({ ...input, takeOver: sessionId });
    expect(await failureOf(taking)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await playerOf(stranger.viewer).playing()).toHaveLength(1);
  });
});

describe('the streams of an account are ended', () => {
  async function played() {
    const { viewer, profile, input } = await standardViewer();
    const tablet = await story.signIn(viewer);
    const onTablet = await playerOf(tablet).start(input);
    const here = await playerOf(viewer).start(input);
    return { viewer, profile, tablet, onTablet, here };
  }
  const { hasEnded } = platform.engine.playback.sessionEnds;

  test('on a device that is signed out, and its player is notified', async () => {
    const { viewer, tablet, onTablet, here } = await played();
    await viewer.client.send(RevokeDevice, { id: sessionOf(tablet) });
    await eventually(() => hasEnded(mediaSessionOf(onTablet)), Boolean);
    expect(await hasEnded(mediaSessionOf(here))).toBe(false);
    const { value } = await endsOf(viewer).next();
    expect(value).toMatchObject({ sessionId: onTablet.sessionId, reason: 'SIGNED_OUT' });
    await viewer.client.close();
  });

  test('when the account is suspended', async () => {
    const { viewer, onTablet, here } = await played();
    const admin = await story.admin();
    await admin.client.send(SuspendAccount, { input: { accountId: viewer.accountId, reason: 'A test.' } });
    for (const stream of [onTablet, here]) await eventually(() => hasEnded(mediaSessionOf(stream)), Boolean);
    const ends = await eventually(
      () => streaming.entries.filter(({ accountId }) => accountId === viewer.accountId).slice(2),
      ({ length }) => length >= 2,
    );
    expect(ends).toMatchObject([
      { event: 'ENDED', reason: 'SIGNED_OUT' },
      { event: 'ENDED', reason: 'SIGNED_OUT' },
    ]);
  });

  test('when their profile is deleted, or locked on other devices', async () => {
    const { viewer, profile, tablet, onTablet, here } = await played();
    await profilesOf(viewer).create({ name: 'Another' });
    await profilesOf(viewer).setPin({ profileId: profile.id, pin: '4711' });
    await eventually(() => hasEnded(mediaSessionOf(onTablet)), Boolean);
    expect(await failureOf(playerOf(tablet).heartbeat(onTablet.sessionId))).toMatchObject({
      code: 'PLAYBACK_ENDED',
      reason: 'PROFILE_CLOSED',
    });
    expect(await hasEnded(mediaSessionOf(here))).toBe(false);
    await profilesOf(viewer).delete(profile.id, { pin: '4711' });
    await eventually(() => hasEnded(mediaSessionOf(here)), Boolean);
  });

  test('when their profile was locked while the player was silent, with the next heartbeat', async () => {
    const { viewer, profile, tablet, onTablet, here } = await played();
    await loseLeases(viewer);
    await profilesOf(viewer).setPin({ profileId: profile.id, pin: '4711' });
    expect(await failureOf(playerOf(tablet).heartbeat(onTablet.sessionId))).toMatchObject({
      code: 'PLAYBACK_ENDED',
      reason: 'PROFILE_CLOSED',
    });
    expect(await hasEnded(mediaSessionOf(onTablet))).toBe(true);
    expect(await playerOf(viewer).heartbeat(here.sessionId)).toMatchObject({ sessionId: here.sessionId });
  });

  test('all of them when the subscription no longer gives access', async () => {
    const { viewer, onTablet, here } = await played();
    const admin = await story.admin();
    await admin.client.send(billing.SuspendSubscription, {
      input: { accountId: viewer.accountId, reason: 'A test.' },
    });
    for (const stream of [onTablet, here]) await eventually(() => hasEnded(mediaSessionOf(stream)), Boolean);
    const { value } = await endsOf(viewer).next();
    expect(value).toMatchObject({ sessionId: null, reason: 'ACCESS_ENDED' });
    await viewer.client.close();
  });
});

describe('a lease', () => {
  test('expires without heartbeats, and its player can return if there is room', async () => {
    await using short = await startPlatform({
      streaming,
      role: 'api',
      beside: platform,
      playback: { leaseSeconds: 0.5, heartbeatSeconds: 1 },
    });
    const { viewer, input } = await standardViewer();
    const player = playerOf({ client: createGraphqlClient(short.address, viewer.accessToken) });
    const silent = await player.start(input);
    const second = await player.start(input);
    await eventually(
      () => player.playing(),
      (playing) => playing.length === 0,
    );
    await player.heartbeat(second.sessionId);
    await player.heartbeat(silent.sessionId);
    await eventually(
      () => player.playing(),
      (playing) => playing.length === 0,
    );
    // From here on leases have a longer lifetime.
    const lasting = playerOf(viewer);
    await lasting.start(input);
    await lasting.heartbeat(second.sessionId);
    expect(await failureOf(lasting.heartbeat(silent.sessionId))).toMatchObject({
      code: 'STREAM_LIMIT_REACHED',
    });
    expect(await failureOf(lasting.heartbeat(silent.sessionId))).toMatchObject({
      code: 'PLAYBACK_ENDED',
      reason: 'LAPSED',
    });
  });

  test('that Redis lost is restored by heartbeats, after which the limit holds', async () => {
    const { viewer, input } = await standardViewer();
    const player = playerOf(viewer);
    const lost = [await player.start(input), await player.start(input)];
    await loseLeases(viewer);
    expect(await player.playing()).toEqual([]);

    for (const { sessionId } of lost) await player.heartbeat(sessionId);
    expect((await player.playing()).map(({ sessionId }) => sessionId).toSorted()).toEqual(
      lost.map(({ sessionId }) => sessionId).toSorted(),
    );
    expect(await failureOf(player.start(input))).toMatchObject({ code: 'STREAM_LIMIT_REACHED' });
  });
});

/** Another API process, which reaches its Redis through another URL. */
function startBehind(redisUrl: string) {
  const redis = { url: redisUrl, cacheUrl: redisUrl, prefix: testRedis().prefix };
  return startPlatform({ streaming, role: 'api', beside: platform, redis });
}

test('continues while Redis is down, when no stream starts and requests fail fast', async () => {
  const { viewer, input } = await standardViewer();
  await using proxy = await startRedisProxy(testRedis().url);
  await using away = await startBehind(proxy.url);
  const player = playerOf({ client: createGraphqlClient(away.address, viewer.accessToken) });
  const { sessionId } = await player.start(input);
  proxy.freeze();
  expect(await player.heartbeat(sessionId, 600)).toMatchObject({ sessionId, resumePositionSeconds: 595 });
  expect(await failureOf(player.start(input))).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  away.clock.advance(5 * 60_000);
  expect(await failureOf(player.heartbeat(sessionId, 700))).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  proxy.thaw();
  await eventually(
    () => player.heartbeat(sessionId, 700).catch(() => null),
    (answer) => answer !== null,
  );
  // Starts that were requested in the meantime take up no room.
  expect((await player.playing()).map((playing) => playing.sessionId)).toEqual([sessionId]);
});

test('that started after an outage of Redis survives the next one like any other', async () => {
  const { viewer, input } = await standardViewer();
  await using proxy = await startRedisProxy(testRedis().url);
  await using away = await startBehind(proxy.url);
  const player = playerOf({ client: createGraphqlClient(away.address, viewer.accessToken) });
  const former = await player.start(input);
  proxy.freeze();
  expect(await player.heartbeat(former.sessionId, 600)).toMatchObject({ sessionId: former.sessionId });
  proxy.thaw();
  const started = await eventually(
    () => player.start(input).catch(() => null),
    (answer) => answer !== null,
  );
  away.clock.advance(5 * 60_000);
  proxy.freeze();
  const heard = await player.heartbeat(started?.sessionId ?? '', 700).catch((error: unknown) => error);
  proxy.thaw();
  expect(heard).toMatchObject({ sessionId: started?.sessionId });
});

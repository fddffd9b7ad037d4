import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import { createFamilies } from '../support/family.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { playerOf } from '../support/players.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { sessionOf } from '../support/sessions.js';
import { createStory } from '../support/story.js';
import { createTestStreaming, grantOf } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';
import { continuedBy, continueWatching } from '../support/watching.js';

const streaming = createTestStreaming();
const platform = await usePlatform({ streaming, trustedProxies: ['127.0.0.1'] });
const story = createStory(platform);
const { family } = createFamilies(story);

/** The log's entries about a title, in order. */
function loggedOf(titleId: string) {
  return streaming.entries
    .filter((entry) => entry.titleId === titleId)
    .map(({ event, reason }) => [event, reason]);
}

test('a viewer plays a film, continues on another device, and stops', async () => {
  const { viewer, profile } = await story.subscribedViewer();
  const titleId = await story.movie({ name: 'The Long Way', requiredTier: 'STANDARD' });
  const first = await playerOf(viewer).start({ titleId, profileId: profile.id });
  expect(first).toMatchObject({ resumePositionSeconds: 0, heartbeatIntervalSeconds: 15 });
  expect(grantOf(first.manifestUrl)).toMatchObject({ folder: `films/${titleId}`, quality: 'HD' });

  const [stream, ...others] = await playerOf(viewer).playing();
  expect(others).toEqual([]);
  expect(stream).toMatchObject({
    sessionId: first.sessionId,
    title: { id: titleId, name: 'The Long Way' },
    profile: { id: profile.id },
    isThisDevice: true,
  });
  expect(stream?.deviceName).toBeTruthy();

  const renewal = await playerOf(viewer).heartbeat(first.sessionId, 3_000);
  expect(renewal).toMatchObject({ sessionId: first.sessionId, resumePositionSeconds: 2_995 });
  expect(grantOf(renewal.manifestUrl)).toEqual(grantOf(first.manifestUrl));
  expect(await continuedBy({ viewer, profile })).toEqual([[titleId, titleId, 'RESUME']]);
  expect(await playerOf(viewer).stop(first.sessionId, 3_100)).toEqual({ sessionId: first.sessionId });
  expect(await playerOf(viewer).playing()).toEqual([]);

  const tablet = await story.signIn(viewer);
  const second = await playerOf(tablet).start({ titleId, profileId: profile.id });
  expect(second.resumePositionSeconds).toBe(3_095);
  await playerOf(tablet).heartbeat(second.sessionId, 6_000);
  await playerOf(tablet).stop(second.sessionId);
  expect(await playerOf(viewer).start({ titleId, profileId: profile.id })).toMatchObject({
    resumePositionSeconds: 0,
  });
  expect(loggedOf(titleId)).toEqual([
    ['GRANTED', null],
    ['RENEWED', null],
    ['ENDED', 'STOPPED'],
    ['GRANTED', null],
    ['RENEWED', null],
    ['ENDED', 'STOPPED'],
    ['GRANTED', null],
  ]);
});

test('a film that has become shorter than the last position resumes within its length', async () => {
  const { viewer, profile } = await story.subscribedViewer();
  const titleId = await story.movie();
  const { episodes } = await story.series({ name: 'A series', seasons: [1] });
  const [episodeId = ''] = episodes;
  for (const id of [episodeId, titleId]) {
    platform.clock.advance(1_000);
    await story.watch(viewer, profile.id, id, 5_000);
  }
  await platform.engine.database.prisma.title.updateMany({
    where: { id: { in: [titleId, episodeId] } },
    data: { runtimeSeconds: 4_000 },
  });
  await platform.engine.catalog.service.forget([titleId, episodeId]);

  const started = await playerOf(viewer).start({ titleId, profileId: profile.id });
  expect(started.resumePositionSeconds).toBe(3_995);
  const positions = (await continueWatching({ viewer, profile })).map(({ progress }) => progress);
  expect(positions).toMatchObject([{ positionSeconds: 4_000 }, { positionSeconds: 4_000 }]);
});

test('the access log contains the first heartbeat, and then one in twenty', async () => {
  const { viewer, profile } = await story.subscribedViewer();
  const titleId = await story.movie();
  const { sessionId } = await playerOf(viewer).start({ titleId, profileId: profile.id });
  for (let heartbeats = 1; heartbeats <= 21; heartbeats += 1) {
    await playerOf(viewer).heartbeat(sessionId, heartbeats);
  }
  expect(loggedOf(titleId)).toEqual([
    ['GRANTED', null],
    ['RENEWED', null],
    ['RENEWED', null],
  ]);
});

describe('playback is refused', () => {
  test('to visitors and for profiles of other accounts, which is logged', async () => {
    const { profile } = await story.subscribedViewer();
    const titleId = await story.movie();
    const input = { titleId, profileId: profile.id };
    expect(await failureOf(playerOf({ client: story.visitor }).start(input))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await failureOf(playerOf(await story.viewer()).start(input))).toMatchObject({ code: 'NOT_FOUND' });
    expect(loggedOf(titleId)).toEqual([
      ['DENIED', 'UNAUTHENTICATED'],
      ['DENIED', 'NOT_FOUND'],
    ]);
  });

  test('for a locked profile, or one that the device is not bound to', async () => {
    const { viewer, parent, kid } = await family();
    const titleId = await story.movie();
    expect(await failureOf(playerOf(viewer).start({ titleId, profileId: parent.id }))).toMatchObject({
      code: 'PIN_REQUIRED',
    });
    const tablet = await story.signIn(viewer);
    await profilesOf(tablet).bind(kid.id);
    const bound = await renewed(platform, tablet);
    expect(await failureOf(playerOf(bound).start({ titleId, profileId: parent.id }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await playerOf(bound).start({ titleId, profileId: kid.id })).toMatchObject({
      resumePositionSeconds: 0,
    });
    expect(loggedOf(titleId)).toEqual([
      ['DENIED', 'PIN_REQUIRED'],
      ['DENIED', 'FORBIDDEN'],
      ['GRANTED', null],
    ]);
  });

  test("for titles that are unpublished, unknown or unavailable in the viewer's region", async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const profileId = profile.id;
    const draft = await story.movie({ status: 'DRAFT' });
    const local = await story.movie();
    await platform.engine.database.prisma.availabilityWindow.create({
      data: { id: newId(), titleId: local, region: 'DE', startsAt: new Date(0) },
    });
    for (const titleId of [draft, profileId, 'nothing', local]) {
      expect(await failureOf(playerOf(viewer).start({ titleId, profileId }))).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    const client = createGraphqlClient(platform.address, viewer.accessToken, { 'x-region': 'DE' });
    expect(await playerOf({ client }).start({ titleId: local, profileId })).toMatchObject({
      resumePositionSeconds: 0,
    });
  });

  test('above the limit of a profile, even right after another one played it, which is logged', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const kid = await story.profileOf(viewer, { name: 'Kim', isKids: true });
    const titleId = await story.movie({ minimumAge: 16 });
    const { sessionId } = await playerOf(viewer).start({ titleId, profileId: profile.id });
    for (const takeOver of [null, sessionId]) {
      const start = playerOf(viewer).start({ titleId, profileId: kid.id, takeOver });
      expect(await failureOf(start)).toMatchObject({ code: 'MATURITY_RESTRICTED' });
    }
    expect((await playerOf(viewer).playing()).map((stream) => stream.sessionId)).toEqual([sessionId]);
    expect(loggedOf(titleId)).toEqual([
      ['GRANTED', null],
      ['DENIED', 'MATURITY_RESTRICTED'],
      ['DENIED', 'MATURITY_RESTRICTED'],
    ]);
  });

  test('for a series', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const { id, episodes } = await story.series({ seasons: [1] });
    expect(await failureOf(playerOf(viewer).start({ titleId: id, profileId: profile.id }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const [titleId = ''] = episodes;
    expect(await playerOf(viewer).start({ titleId, profileId: profile.id })).toMatchObject({
      resumePositionSeconds: 0,
    });
  });

  test('without the required plan', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const titleId = await story.movie({ requiredTier: 'PREMIUM' });
    const input = { titleId, profileId: profile.id };
    expect(await failureOf(playerOf(viewer).start(input))).toMatchObject({
      code: 'SUBSCRIPTION_REQUIRED',
      state: null,
    });
    await story.subscribe(viewer, 'basic-monthly');
    expect(await failureOf(playerOf(viewer).start(input))).toMatchObject({
      code: 'UPGRADE_REQUIRED',
      requiredTier: 'PREMIUM',
    });
  });

  test('without media', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const titleId = await story.movie();
    streaming.offer(titleId, []);
    expect(await failureOf(playerOf(viewer).start({ titleId, profileId: profile.id }))).toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('the video quality', () => {
  async function qualityOf(planCode: string | null, qualities: readonly ('SD' | 'HD' | 'UHD')[]) {
    const { viewer, profile } = await story.viewerWithProfile();
    if (planCode) await story.subscribe(viewer, planCode);
    const titleId = await story.movie();
    streaming.offer(titleId, qualities);
    return grantOf((await playerOf(viewer).start({ titleId, profileId: profile.id })).manifestUrl).quality;
  }

  test('is the best of plan and media, and the lowest for free titles without a plan', async () => {
    expect(await qualityOf('premium-monthly', ['SD', 'HD', 'UHD'])).toBe('UHD');
    expect(await qualityOf('premium-monthly', ['SD', 'HD'])).toBe('HD');
    expect(await qualityOf('standard-monthly', ['SD', 'HD', 'UHD'])).toBe('HD');
    expect(await qualityOf(null, ['SD', 'HD', 'UHD'])).toBe('SD');
  });
});

describe('a stream', () => {
  async function played() {
    const { viewer, profile } = await story.subscribedViewer();
    const titleId = await story.movie({ requiredTier: 'STANDARD' });
    const { sessionId } = await playerOf(viewer).start({ titleId, profileId: profile.id });
    return { viewer, profile, titleId, sessionId };
  }

  test('is unknown to other accounts, and can be continued only on its own device', async () => {
    const { viewer, sessionId } = await played();
    const stranger = await story.viewer();
    expect(await failureOf(playerOf(stranger).heartbeat(sessionId, 1))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(playerOf(stranger).stop(sessionId))).toMatchObject({ code: 'NOT_FOUND' });
    const tablet = await story.signIn(viewer);
    expect(await failureOf(playerOf(tablet).heartbeat(sessionId, 1))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await playerOf(tablet).playing()).toMatchObject([{ sessionId, isThisDevice: false }]);
    await playerOf(tablet).stop(sessionId);
    expect(await failureOf(playerOf(viewer).heartbeat(sessionId, 1))).toMatchObject({
      code: 'PLAYBACK_ENDED',
      reason: 'STOPPED',
    });
  });

  test('cannot be forged', async () => {
    const { viewer, sessionId } = await played();
    const forged = `${sessionId.slice(0, 20)}${sessionId[20] === 'A' ? 'B' : 'A'}${sessionId.slice(21)}`;
    for (const made of [forged, sessionId.slice(1), `${sessionId}AAAA`, '', sessionOf(viewer)]) {
      expect(await failureOf(playerOf(viewer).heartbeat(made, 1))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('of another profile is invisible to a bound device, which can neither end nor replace it', async () => {
    const { viewer, sessionId } = await played();
    const kid = await story.profileOf(viewer, { name: 'Kim', isKids: true });
    const tablet = await story.signIn(viewer);
    await profilesOf(tablet).bind(kid.id);
    const bound = await renewed(platform, tablet);
    expect(await playerOf(bound).playing()).toEqual([]);
    expect(await failureOf(playerOf(bound).stop(sessionId))).toMatchObject({ code: 'NOT_FOUND' });
    const titleId = await story.movie();
    expect(
      await failureOf(playerOf(bound).start({ titleId, profileId: kid.id, takeOver: sessionId })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is shown without its title on a device where its profile is locked', async () => {
    const { viewer, profile, sessionId } = await played();
    const tablet = await story.signIn(viewer);
    await profilesOf(viewer).setPin({ profileId: profile.id, pin: '4711' });
    expect(await playerOf(viewer).playing()).toMatchObject([{ sessionId, title: { name: 'Movie 1' } }]);
    expect(await playerOf(tablet).playing()).toMatchObject([
      { sessionId, title: null, profile: { id: profile.id } },
    ]);
  });

  test('ends with the next heartbeat once its title is above the limit of its profile', async () => {
    const { viewer, profile, titleId, sessionId } = await played();
    await platform.engine.database.prisma.title.update({ where: { id: titleId }, data: { minimumAge: 18 } });
    await platform.engine.catalog.service.forget([titleId]);
    await profilesOf(viewer).update({ id: profile.id, maturityLimit: 12 });
    expect(await failureOf(playerOf(viewer).heartbeat(sessionId, 1))).toMatchObject({
      code: 'MATURITY_RESTRICTED',
    });
    expect(await playerOf(viewer).playing()).toEqual([]);
  });

  test('continues while the access log is unavailable', async () => {
    streaming.logs = false;
    const { viewer, titleId, sessionId } = await played();
    await playerOf(viewer).stop(sessionId);
    streaming.logs = true;
    expect(loggedOf(titleId)).toEqual([
      ['GRANTED', null],
      ['ENDED', 'STOPPED'],
    ]);
  });
});

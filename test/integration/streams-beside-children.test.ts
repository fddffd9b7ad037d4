import { expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import { playerOf } from '../support/players.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { createStory } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api', streaming: createTestStreaming() });
const story = createStory(platform);
const family = await story.movie({ name: 'Family film' });
const forbidden = await story.movie({ name: 'Forbidden film', minimumAge: 18 });

test('a refused child sees who plays where, but no title above its limit', async () => {
  const { viewer, profile: parent } = await story.subscribedViewer('standard-monthly');
  const kid = await story.profileOf(viewer, { name: 'Kim', isKids: true, maturityLimit: 8 });
  const player = playerOf(viewer);
  const forAdults = await player.start({ titleId: forbidden, profileId: parent.id });
  const forAll = await player.start({ titleId: family, profileId: parent.id });

  const refused = await failureOf(player.start({ titleId: family, profileId: kid.id }));
  expect(refused).toMatchObject({
    code: 'STREAM_LIMIT_REACHED',
    streams: [
      { sessionId: forAdults.sessionId, profileName: parent.name, titleId: null, titleName: null },
      { sessionId: forAll.sessionId, profileName: parent.name, titleId: family, titleName: 'Family film' },
    ],
  });
  expect(await failureOf(player.start({ titleId: family, profileId: parent.id }))).toMatchObject({
    streams: [{ titleName: 'Forbidden film' }, { titleName: 'Family film' }],
  });
});

test('a title that a profile started before its limit was lowered is no longer named while it plays', async () => {
  const { viewer, profile } = await story.subscribedViewer();
  const tablet = await story.signIn(viewer);
  await profilesOf(tablet).bind(profile.id);
  const bound = await renewed(platform, tablet);
  const player = playerOf(bound);
  const { sessionId } = await player.start({ titleId: forbidden, profileId: profile.id });
  expect(await player.playing()).toMatchObject([{ sessionId, title: { id: forbidden } }]);
  await profilesOf(viewer).update({ id: profile.id, maturityLimit: 8 });
  expect(await player.playing()).toMatchObject([{ sessionId, title: null }]);
});

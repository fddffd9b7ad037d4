import { describe, expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import { createFamilies } from '../support/family.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { profilesOf, renewed } from '../support/profiles.js';
import * as standing from '../support/standing-operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import type { Watcher } from '../support/watching.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { family } = createFamilies(story);

async function standingOf({ viewer, profile }: Watcher, id: string) {
  return (await viewer.client.send(standing.TitleStanding, { id, profileId: profile.id })).title;
}

async function add({ viewer, profile }: Watcher, titleId: string): Promise<void> {
  await viewer.client.send(operations.AddToWatchlist, { input: { profileId: profile.id, titleId } });
}

async function rate({ viewer, profile }: Watcher, titleId: string, opinion: 'DISLIKE' | 'LIKE' | 'LOVE') {
  await viewer.client.send(operations.RateTitle, { input: { profileId: profile.id, titleId, opinion } });
}

describe('the state of a title for a profile', () => {
  test('shows the watchlist and the latest rating', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie();
    expect(await standingOf(watcher, film)).toEqual({ onWatchlist: false, myRating: null });
    await add(watcher, film);
    await rate(watcher, film, 'LIKE');
    await rate(watcher, film, 'LOVE');
    expect(await standingOf(watcher, film)).toEqual({
      onWatchlist: true,
      myRating: { opinion: 'LOVE', title: { id: film } },
    });
    const input = { profileId: watcher.profile.id, titleId: film };
    await watcher.viewer.client.send(operations.RemoveFromWatchlist, { input });
    expect(await standingOf(watcher, film)).toMatchObject({ onWatchlist: false });
  });

  test('shows one watchlist entry for a series and its episodes, and separate ratings', async () => {
    const watcher = await story.viewerWithProfile();
    const { id: series, episodes } = await story.series({ name: 'Wished for', seasons: [2] });
    const [first = '', second = ''] = episodes;
    await add(watcher, first);
    await rate(watcher, first, 'DISLIKE');
    const opinion = 'DISLIKE';
    expect(await standingOf(watcher, series)).toEqual({ onWatchlist: true, myRating: null });
    expect(await standingOf(watcher, first)).toMatchObject({ onWatchlist: true, myRating: { opinion } });
    expect(await standingOf(watcher, second)).toEqual({ onWatchlist: true, myRating: null });
  });

  test('is separate for each profile, also in one operation', async () => {
    const watcher = await story.viewerWithProfile();
    const other = await story.profileOf(watcher.viewer, { name: 'Ben' });
    const id = await story.movie();
    await add(watcher, id);
    await rate({ ...watcher, profile: other }, id, 'LIKE');
    const variables = { id, one: watcher.profile.id, other: other.id };
    expect(await watcher.viewer.client.send(standing.StandingOfTwo, variables)).toEqual({
      title: { one: true, other: false, oneRating: null, otherRating: { opinion: 'LIKE' } },
    });
  });

  test('is up to date after each of several mutations', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const input = { profileId: profile.id, titleId: await story.movie() };
    const variables = {
      input,
      dislike: { ...input, opinion: 'DISLIKE' as const },
      love: { ...input, opinion: 'LOVE' as const },
      profileId: profile.id,
    };
    expect(await viewer.client.send(standing.ChangeOfMind, variables)).toEqual({
      add: { onWatchlist: true },
      remove: { onWatchlist: false },
      first: { title: { myRating: { opinion: 'DISLIKE' } } },
      second: { title: { myRating: { opinion: 'LOVE' } } },
    });
  });

  test("is hidden for titles above the profile's limit, even if a visitor sees them", async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie({ minimumAge: 16 });
    await add(watcher, film);
    await rate(watcher, film, 'LOVE');
    expect(await standingOf(watcher, film)).toMatchObject({ onWatchlist: true });
    await profilesOf(watcher.viewer).update({ id: watcher.profile.id, isKids: true });
    expect(await standingOf(watcher, film)).toEqual({ onWatchlist: false, myRating: null });
  });
});

describe('access to the state of a title', () => {
  const codesOf = async (client: GraphqlClient, profileId: string) => {
    const id = await story.movie();
    const answers = [
      client.send(operations.Watchlist, { profileId }),
      client.send(standing.OnWatchlist, { id, profileId }),
      client.send(standing.MyRating, { id, profileId }),
    ];
    return Promise.all(answers.map(async (answer) => (await failureOf(answer)).code));
  };
  const three = (code: string) => [code, code, code];

  test('requires signing in with the account of the profile', async () => {
    const { profile } = await story.viewerWithProfile();
    const stranger = await story.viewer();
    expect(await codesOf(story.visitor, profile.id)).toEqual(three('UNAUTHENTICATED'));
    expect(await codesOf(stranger.client, profile.id)).toEqual(three('NOT_FOUND'));
    expect(await codesOf(stranger.client, 'not-an-id')).toEqual(three('NOT_FOUND'));
  });

  test('requires the PIN of a locked profile, and is refused on a device bound to another one', async () => {
    const { viewer, parent, kid } = await family();
    expect(await codesOf(viewer.client, parent.id)).toEqual(three('PIN_REQUIRED'));
    const tablet = await story.signIn(viewer);
    await profilesOf(tablet).bind(kid.id);
    const { client } = await renewed(platform, tablet);
    expect(await codesOf(client, parent.id)).toEqual(three('FORBIDDEN'));
    expect(await standingOf({ viewer: { client }, profile: kid }, await story.movie())).toEqual({
      onWatchlist: false,
      myRating: null,
    });
  });
});

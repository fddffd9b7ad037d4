import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import type { RecommendationsQueryVariables } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { readAllPages } from '../support/paging.js';
import { startPlatform } from '../support/platform.js';
import { createStory, type Viewer } from '../support/story.js';
import { twoTastes } from '../support/tastes.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { visitor } = story;
const { westerns, musicals } = await twoTastes(story);
const grownUp = await story.movie({ name: 'Grown-up Western', genres: ['Western'], minimumAge: 18 });
await platform.engine.recommendations.learn();

async function recommend({ client }: Viewer, variables: RecommendationsQueryVariables) {
  const { recommendations } = await client.send(operations.Recommendations, variables);
  return recommendations;
}

async function listFor(viewer: Viewer, variables: RecommendationsQueryVariables) {
  const { edges } = await recommend(viewer, variables);
  return edges.map(({ node }) => node);
}

/** A viewer who has just finished a western. */
async function aFriendOfWesterns() {
  const { viewer, profile } = await story.viewerWithProfile();
  await story.finish(viewer, profile.id, westerns.slice(0, 1));
  return { viewer, profileId: profile.id };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('recommendations', () => {
  test('contain the terms of their score', async () => {
    const { viewer, profileId } = await aFriendOfWesterns();
    const list = await listFor(viewer, { profileId });
    expect(list.map(({ rank }) => rank)).toEqual(list.map((_, index) => index + 1));
    const scores = list.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));

    for (const { score, explanation, modelVersion } of list) {
      const { contributions, summary } = explanation;
      expect(summary).not.toBe('');
      expect(modelVersion).toBe(list[0]?.modelVersion);
      expect(sum(contributions.map(({ weightedScore }) => weightedScore))).toBeCloseTo(score, 10);
      expect(sum(contributions.map(({ weight }) => weight))).toBeLessThanOrEqual(1 + 1e-9);
      for (const { weight, rawScore, weightedScore } of contributions) {
        expect(weightedScore).toBeCloseTo(weight * rawScore, 10);
        expect(rawScore).toBeGreaterThan(0);
        expect(rawScore).toBeLessThanOrEqual(1);
      }
    }
  });

  test('put titles of similar viewers first, and name the films in common', async () => {
    const { viewer, profileId } = await aFriendOfWesterns();
    const [first, second] = await listFor(viewer, { profileId });
    expect([first, second].map((one) => one?.title?.id ?? '').toSorted()).toEqual(
      westerns.slice(1, 3).toSorted(),
    );
    expect(first?.explanation.summary).toBe('Because you watched Western 0');
    const collaborative = first?.explanation.contributions.find(
      ({ strategy }) => strategy === 'COLLABORATIVE',
    );
    expect(collaborative?.because).toMatchObject([{ title: { id: westerns[0] } }]);
  });

  test('change with the next request after a film is completed', async () => {
    const { viewer, profileId } = await aFriendOfWesterns();
    await listFor(viewer, { profileId });
    await story.finish(viewer, profileId, [...westerns.slice(1, 3), musicals[0] ?? '']);
    const ids = (await listFor(viewer, { profileId })).map(({ title }) => title?.id ?? '');
    for (const seen of [...westerns.slice(0, 3), musicals[0]]) expect(ids).not.toContain(seen);
    expect(ids.slice(0, 2).toSorted()).toEqual(musicals.slice(1, 3).toSorted());
  });

  test('are based on the watchlist without a history, with that reason', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const [listed = ''] = westerns;
    const input = { profileId: profile.id, titleId: listed };
    const collaborative = { profileId: profile.id, strategy: 'COLLABORATIVE' } as const;
    await listFor(viewer, collaborative);
    await viewer.client.send(operations.AddToWatchlist, { input });
    const [first] = await listFor(viewer, collaborative);
    expect(westerns.slice(1, 3)).toContain(first?.title?.id);
    expect(first?.explanation.summary).toBe('From what is on your watchlist: Western 0');
    await viewer.client.send(operations.RemoveFromWatchlist, { input });
    const [unlisted] = await listFor(viewer, collaborative);
    expect(unlisted?.explanation.summary).toBe('Popular with everyone');
  });

  test('do not claim that a liked title was watched', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const [liked = ''] = westerns;
    await viewer.client.send(operations.RateTitle, {
      input: { profileId: profile.id, titleId: liked, opinion: 'LOVE' },
    });
    const [first] = await listFor(viewer, { profileId: profile.id, strategy: 'COLLABORATIVE' });
    expect(first?.explanation.summary).toBe('Because you liked Western 0');
  });

  test('include a title again once its rating is removed', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const [liked = ''] = westerns;
    const input = { profileId: profile.id, titleId: liked };
    const collaborative = { profileId: profile.id, strategy: 'COLLABORATIVE' } as const;
    const idsOf = async () => (await listFor(viewer, collaborative)).map(({ title }) => title?.id);
    await viewer.client.send(operations.RateTitle, { input: { ...input, opinion: 'LOVE' } });
    expect(await idsOf()).not.toContain(liked);
    await viewer.client.send(operations.RemoveRating, { input });
    const list = await listFor(viewer, collaborative);
    expect(list.map(({ title }) => title?.id)).toContain(liked);
    expect(list[0]?.explanation.summary).toBe('Popular with everyone');
  });

  test('by a single strategy are explained by it alone', async () => {
    const { viewer, profileId } = await aFriendOfWesterns();
    for (const strategy of ['CONTENT', 'COLLABORATIVE', 'TRENDING'] as const) {
      const list = await listFor(viewer, { profileId, strategy });
      expect(list.length).toBeGreaterThan(0);
      for (const { score, explanation } of list) {
        expect(explanation.contributions).toMatchObject([{ strategy, weight: 1, weightedScore: score }]);
      }
    }
    const byGenre = await listFor(viewer, { profileId, strategy: 'CONTENT' });
    const alike = byGenre.map(({ title }) => title?.id ?? '');
    const sameGenre = [...westerns.slice(1), grownUp];
    expect(alike.slice(0, sameGenre.length).toSorted()).toEqual(sameGenre.toSorted());
  });

  test('are paginated in any page size without gaps or duplicates', async () => {
    const { viewer, profileId } = await aFriendOfWesterns();
    const whole = await listFor(viewer, { profileId, first: 100 });
    for (const first of [1, 3, whole.length]) {
      const pages = await readAllPages((after) => recommend(viewer, { profileId, first, after }));
      expect(pages).toEqual(whole);
    }
  });

  test.each([{ first: 0 }, { first: 101 }, { after: 'nonsense' }])('refuse %o', async (wrong) => {
    const { viewer, profileId } = await aFriendOfWesterns();
    expect(await failureOf(recommend(viewer, { profileId, ...wrong }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [Object.keys(wrong)[0] ?? '']: expect.any(String) },
    });
  });

  test('of a profile without a history start with trending titles, or with favourite genres', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const [first] = await listFor(viewer, { profileId: profile.id });
    expect(first?.explanation.contributions.map(({ strategy }) => strategy)).toContain('TRENDING');

    const { genres } = await visitor.send(operations.Genres);
    const favouriteGenreIds = genres.filter(({ name }) => name === 'Musical').map(({ id }) => id);
    const fan = await story.profileOf(viewer, { name: 'Fan', favouriteGenreIds });
    const alike = await listFor(viewer, { profileId: fan.id, strategy: 'CONTENT' });
    expect(alike.map(({ title }) => title?.id ?? '').toSorted()).toEqual(musicals.toSorted());
    expect(alike[0]?.explanation.summary).toBe('Because you like Musical');
  });

  test('before the first model are the popular titles', async () => {
    await using young = await startPlatform({ role: 'api' });
    const youngStory = createStory(young);
    const [best] = await youngStory.movies([{ popularity: 9 }, { popularity: 1 }]);
    const { viewer, profile } = await youngStory.viewerWithProfile();
    // The catalog is reloaded after a while.
    young.clock.advance(6 * 60_000);
    const list = await eventually(
      () => listFor(viewer, { profileId: profile.id }),
      ({ length }) => length > 0,
    );
    expect(list[0]).toMatchObject({
      title: { id: best },
      modelVersion: null,
      explanation: { summary: 'Popular with everyone', contributions: [{ strategy: 'POPULARITY' }] },
    });
  });
});

describe('similar titles', () => {
  const similar = async (titleId: string, first = 20) =>
    (await visitor.send(operations.SimilarTitles, { titleId, first })).similarTitles;

  test('are those with common viewers, then those with common genres', async () => {
    const found = await similar(westerns[0] ?? '');
    expect(found.map(({ strategy }) => strategy).slice(0, 3)).toEqual([
      'COLLABORATIVE',
      'COLLABORATIVE',
      'CONTENT',
    ]);
    expect(found.map(({ title }) => title?.id ?? '').toSorted()).toEqual(
      [...westerns.slice(1), grownUp].toSorted(),
    );
    expect(await similar(westerns[0] ?? '', 2)).toEqual(found.slice(0, 2));
  });

  test.each(['nonsense', newId()])('of an unknown title are empty: %s', async (titleId) => {
    expect(await similar(titleId)).toEqual([]);
  });
});

test.each([0, -1, 101])('a page size of %i is refused', async (first) => {
  const refusal = { code: 'BAD_USER_INPUT', fields: { first: expect.any(String) } };
  const [titleId = ''] = westerns;
  expect(await failureOf(visitor.send(operations.Trending, { first }))).toMatchObject(refusal);
  expect(await failureOf(visitor.send(operations.SimilarTitles, { titleId, first }))).toMatchObject(refusal);
});

test('trending titles are the most watched ones of the window', async () => {
  const { trending } = await visitor.send(operations.Trending, { window: 'WEEK' });
  const watched = [...westerns.slice(0, 3), ...musicals.slice(0, 3)];
  expect(trending.map(({ title }) => title?.id ?? '').toSorted()).toEqual(watched.toSorted());
  // Smaller differences of scores are ties, whose order is arbitrary.
  const scores = trending.map(({ score }) => Math.round(score * 1e9));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  for (const { views } of trending) expect(views).toBe(4);
});

describe('trending within a genre', () => {
  const trendingOf = async (genreId: string) =>
    (await visitor.send(operations.Trending, { genreId })).trending.map(({ title }) => title?.id);

  test('contains the titles of the genre in the overall order', async () => {
    const { genres } = await visitor.send(operations.Genres);
    const { trending } = await visitor.send(operations.Trending, {});
    const all = trending.map(({ title }) => title?.id ?? '');
    for (const [name, camp] of [
      ['Western', westerns],
      ['Musical', musicals],
    ] as const) {
      const genre = genres.find((each) => each.name === name);
      const own = all.filter((titleId) => camp.includes(titleId));
      expect(own).toHaveLength(3);
      expect(await trendingOf(genre?.id ?? '')).toEqual(own);
    }
  });

  test.each(['nonsense', newId()])('is empty for an unknown genre: %s', async (genreId) => {
    expect(await trendingOf(genreId)).toEqual([]);
  });
});

test('titles above the limit of a profile are on none of its lists', async () => {
  const viewer = await story.viewer();
  const { id: profileId } = await story.profileOf(viewer, { isKids: true });
  await story.finish(viewer, profileId, westerns.slice(0, 1));
  const { client } = viewer;
  const lists = {
    recommendations: await listFor(viewer, { profileId, first: 100 }),
    similar: (await client.send(operations.SimilarTitles, { profileId, titleId: westerns[0] ?? '' }))
      .similarTitles,
    trending: (await client.send(operations.Trending, { profileId })).trending,
  };
  for (const [name, list] of Object.entries(lists)) {
    const ages = list.map(({ title }) => title?.minimumAge);
    expect({ name, ages }).toEqual({ name, ages: ages.map(() => 0) });
    expect(ages).not.toEqual([]);
  }
  const { home } = await client.send(operations.Home, { profileId, railSize: 40 });
  for (const { minimumAge } of home.rails.flatMap(({ items }) => items))
    expect(minimumAge).toBeLessThanOrEqual(12);
});

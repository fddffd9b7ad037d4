import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRails } from './home-rails.js';
import { aModel, aTaste } from './model.fixture.js';
import { rankByPlan } from './recommendation-plans.js';

const now = new Date('2026-06-01');
const NOTHING = { weights: [], titles: [], rawScores: [] };
const titles = Array.from({ length: 40 }, (_, at) => ({
  genreIds: [at % 2 === 0 ? 'Drama' : 'War'],
  minimumAge: at % 5 === 0 ? 18 : 0,
  popularity: at,
  averageRating: at % 10,
  voteCount: at,
  releasedAt: new Date(Date.UTC(2026, 0, 10 * at)),
}));
const model = aModel({
  titles,
  neighbours: [3, 7, 8, 9].map((neighbour) => ({ title: 1, neighbour, similarity: 0.5 })),
  trending: [11, 12, 13, 14, 16, 17].map((title) => ({ title, score: title, views: 1 })),
});

function railsFor(taste: ReturnType<typeof aTaste>, railSize: number, shown: readonly string[] = []) {
  const recommended = rankByPlan(model, taste, 'HYBRID', 100);
  return createRails({ model, taste, recommended, diversity: null, shown, now }, railSize);
}

test('a page has no title twice, no known or unsuitable title, and no empty or overlong rail', () => {
  const watched = fc.uniqueArray(fc.record({ title: fc.nat(39), weight: fc.constantFrom(0.5, 1) }), {
    selector: ({ title }) => title,
  });
  fc.assert(
    fc.property(
      watched,
      fc.constantFrom(12, 18),
      fc.integer({ min: 1, max: 40 }),
      (history, age, railSize) => {
        const taste = aTaste({ watched: history, maturityLimit: age });
        const rails = railsFor(taste, railSize);
        const shown = rails.flatMap((rail) => model.titles.indicesOf(rail.titleIds));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.filter((title) => taste.known.has(title) || titles[title]!.minimumAge > age)).toEqual(
          [],
        );
        expect(rails.every(({ titleIds }) => titleIds.length > 0 && titleIds.length <= railSize)).toBe(true);
      },
    ),
  );
});

test('a profile with a history gets all rails in order, each with its reason', () => {
  const taste = aTaste({ watched: [{ title: 1, weight: 1 }] });
  expect(railsFor(taste, 3).map(({ kind, explanation }) => [kind, explanation])).toEqual([
    ['FOR_YOU', 'From what you watched, what its viewers watch and what is trending'],
    ['BECAUSE_YOU_WATCHED', 'Viewers of Title 1 also watched these'],
    ['TRENDING_NOW', 'Watched most this week, the latest views counting most'],
    ['TOP_IN_GENRE', 'Because you watch War'],
    ['NEW_RELEASES', 'The latest releases in the catalog'],
    ['HIGHLY_RATED', 'Rated best, by enough people to tell'],
  ]);
});

test('a liked title has a rail with that reason, and a watchlist title has none', () => {
  const taste = aTaste({
    watched: [
      { title: 0, weight: 1, feedback: 'LISTED' },
      { title: 1, weight: 1, feedback: 'LIKED' },
    ],
  });
  const neighboured = aModel({
    titles,
    neighbours: [0, 1].map((title) => ({ title, neighbour: 30 + title, similarity: 0.5 })),
  });
  const rails = createRails(
    { model: neighboured, taste, recommended: NOTHING, diversity: null, shown: [], now },
    5,
  );
  const because = rails.filter(({ kind }) => kind === 'BECAUSE_YOU_WATCHED');
  expect(because.map(({ title }) => title)).toEqual(['Because you liked Title 1']);
});

test.each([
  ['WATCHED', 'From what you watched, what its viewers watch and what is trending', 'Because you watch War'],
  ['LIKED', 'From what you liked, what its viewers watch and what is trending', 'Because you like War'],
  [
    'LISTED',
    'From your watchlist, what its viewers watch and what is trending',
    'Because you mean to watch War',
  ],
] as const)('the page explains the source of its recommendations: %s', (feedback, forYou, genre) => {
  const rails = railsFor(aTaste({ watched: [{ title: 1, weight: 1, feedback }] }), 3);
  const explanations = new Map(rails.map(({ kind, explanation }) => [kind, explanation]));
  expect([explanations.get('FOR_YOU'), explanations.get('TOP_IN_GENRE')]).toEqual([forYou, genre]);
});

test('the last three watched titles with neighbours have a rail each', () => {
  const neighboured = aModel({
    titles,
    neighbours: [0, 1, 2, 3].map((title) => ({ title, neighbour: 30 + title, similarity: 0.5 })),
  });
  const taste = aTaste({ watched: [9, 3, 2, 1, 0].map((title) => ({ title, weight: 1 })) });
  const rails = createRails(
    { model: neighboured, taste, recommended: NOTHING, diversity: null, shown: [], now },
    5,
  );
  const because = rails.filter(({ kind }) => kind === 'BECAUSE_YOU_WATCHED');
  expect(because.map(({ titleIds }) => neighboured.titles.indicesOf(titleIds))).toEqual([[33], [32], [31]]);
  expect(new Set(rails.map(({ id }) => id)).size).toBe(rails.length);
});

test('titles that are already on the page are replaced by the next ones on every rail', () => {
  const shown = railsFor(aTaste(), 3)[0]?.titleIds ?? [];
  const rails = railsFor(aTaste(), 3, shown);
  expect(rails[0]).toMatchObject({ kind: 'FOR_YOU', titleIds: { length: 3 } });
  expect(rails.flatMap(({ titleIds }) => titleIds).filter((titleId) => shown.includes(titleId))).toEqual([]);
});

test('new releases contain no unreleased titles', () => {
  const newest = railsFor(aTaste(), 5).find(({ kind }) => kind === 'NEW_RELEASES');
  const released = model.titles.indicesOf(newest?.titleIds ?? []).map((title) => titles[title]!.releasedAt);
  expect(released).toHaveLength(5);
  expect(released.filter((date) => date > now)).toEqual([]);
});

test('an empty catalog has no rails', () => {
  const empty = {
    model: aModel({ titles: [] }),
    taste: aTaste(),
    recommended: NOTHING,
    diversity: null,
    shown: [],
    now,
  };
  expect(createRails(empty, 10)).toEqual([]);
});

test("trending titles are those of the profile's region", () => {
  const own = [{ title: 18, score: 1_000, views: 2_000 }];
  const regionalTrends = new Map([['DE', { DAY: own, WEEK: own, MONTH: own, SEASON: own }]]);
  const trendingIn = (region: string | null) => {
    const ingredients = {
      model: { ...model, regionalTrends },
      recommended: NOTHING,
      diversity: null,
      shown: [],
      now,
    };
    const rails = createRails({ ...ingredients, taste: aTaste({ region }) }, 3);
    return model.titles.indicesOf(rails.find(({ kind }) => kind === 'TRENDING_NOW')?.titleIds ?? []);
  };
  expect(trendingIn('DE')).toEqual([18, 17, 16]);
  expect(trendingIn('FR')).toEqual([17, 16, 14]);
});

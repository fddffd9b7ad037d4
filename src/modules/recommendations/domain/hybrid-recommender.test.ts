import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ranking } from './hybrid-recommender.js';
import { aModel, aTaste } from './model.fixture.js';
import { explainRanking, type Recommendation } from './recommendation.js';
import { RECOMMENDATION_PLANS, type RecommendationPlan, rankByPlan } from './recommendation-plans.js';
import type { ServingModel } from './serving-model.js';
import type { Feedback, Taste } from './taste.js';

const TITLES = 12;
const index = fc.nat(TITLES - 1);
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

const trending = fc.uniqueArray(
  fc.record({ title: index, score: share, views: fc.integer({ min: 1, max: 99 }) }),
  { selector: ({ title }) => title },
);

const models = fc
  .record({
    titles: fc.array(
      fc.record({
        genreIds: fc.uniqueArray(fc.constantFrom('Drama', 'Comedy', 'War', 'Noir'), { maxLength: 3 }),
        minimumAge: fc.constantFrom(0, 13, 18),
        popularity: fc.double({ min: 0, max: 100, noNaN: true }),
        releasedAt: fc.option(
          fc.date({ min: new Date('1950-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        ),
      }),
      { minLength: TITLES, maxLength: TITLES },
    ),
    neighbours: fc.uniqueArray(fc.record({ title: index, neighbour: index, similarity: share }), {
      selector: ({ title, neighbour }) => title * TITLES + neighbour,
      maxLength: 40,
    }),
    trending,
    nearby: trending,
  })
  .map(({ nearby, neighbours, ...parts }) =>
    aModel({
      ...parts,
      neighbours: neighbours.toSorted((one, other) => one.title - other.title),
      regionalTrends: new Map([['DE', { DAY: nearby, WEEK: nearby, MONTH: nearby, SEASON: nearby }]]),
    }),
  );

const tastes = fc
  .record({
    watched: fc.uniqueArray(fc.record({ title: index, weight: share }), { selector: ({ title }) => title }),
    maturityLimit: fc.constantFrom(0, 13, 18),
    region: fc.constantFrom('DE', 'FR', null),
    closed: fc.uniqueArray(index).map((titles) => new Set(titles)),
    wantsFavourite: fc.boolean(),
  })
  .map(({ wantsFavourite, ...parts }) => ({ parts, wantsFavourite }));

const cases = fc
  .record({ model: models, taste: tastes, plan: fc.constantFrom(...RECOMMENDATION_PLANS) })
  .map(({ model, taste, plan }) => ({
    model,
    plan,
    taste: aTaste({
      ...taste.parts,
      favouriteGenres: taste.wantsFavourite && model.titles.genres.length > 0 ? [0] : [],
    }),
  }));

function recommendByPlan(
  model: ServingModel,
  taste: Taste,
  plan: RecommendationPlan,
  limit: number,
): Recommendation[] {
  return explainRanking(model, taste, rankByPlan(model, taste, plan, limit));
}

describe('for any model, profile and plan', () => {
  test('the contributions shown add up to the score, each as weight times raw score', () => {
    fc.assert(
      fc.property(cases, ({ model, taste, plan }) => {
        for (const { score, explanation } of recommendByPlan(model, taste, plan, 10)) {
          const { contributions } = explanation;
          const sum = contributions.reduce((total, { weightedScore }) => total + weightedScore, 0);
          expect(Math.abs(sum - score)).toBeLessThan(1e-9);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          for (const { weight, rawScore, weightedScore, because } of contributions) {
            expect(weight * rawScore).toBe(weightedScore);
            expect(because.length).toBeGreaterThan(0);
            expect(because.reduce((total, reason) => total + reason.share, 0)).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
  });

  test('a page of a ranking has the explanations of the whole, also after serialisation', () => {
    fc.assert(
      fc.property(cases, fc.nat(TITLES), fc.nat(TITLES), ({ model, taste, plan }, start, end) => {
        const ranking = rankByPlan(model, taste, plan, TITLES);
        const stored = JSON.parse(JSON.stringify(ranking)) as Ranking;
        const whole = explainRanking(model, taste, ranking);
        expect(explainRanking(model, taste, stored, start, end)).toEqual(whole.slice(start, end));
      }),
    );
  });

  test('no known, unavailable or unsuitable title is recommended, and the order is by score', () => {
    fc.assert(
      fc.property(cases, ({ model, taste, plan }) => {
        const recommendations = recommendByPlan(model, taste, plan, TITLES);
        const titles = model.titles.indicesOf(recommendations.map(({ titleId }) => titleId));
        expect(new Set(titles).size).toBe(titles.length);
        expect(titles.filter((title) => taste.known.has(title) || taste.closed.has(title))).toEqual([]);
        expect(titles.filter((title) => model.titles.minimumAges[title]! > taste.maturityLimit)).toEqual([]);
        const scores = recommendations.map(({ score }) => score);
        expect(scores.every((score, at) => at === 0 || score <= scores[at - 1]! + 1e-9)).toBe(true);
      }),
    );
  });

  test('the hybrid fills pages while eligible titles remain', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: TITLES }), ({ model, taste }, limit) => {
        const eligible = Array.from(model.titles.minimumAges).filter(
          (age, title) => age <= taste.maturityLimit && !taste.known.has(title) && !taste.closed.has(title),
        );
        const recommendations = recommendByPlan(model, taste, 'HYBRID', limit);
        expect(recommendations).toHaveLength(Math.min(limit, eligible.length));
      }),
    );
  });
});

test('a ranking of 200 titles by all strategies takes at most 12 kB', () => {
  const others = Array.from({ length: 300 }, (_, at) => at + 1);
  const model = aModel({
    titles: [0, ...others].map((at) => ({
      genreIds: ['Drama', `Genre ${at % 7}`, `Genre ${at % 11}`],
      popularity: at / 3,
    })),
    neighbours: others.map((neighbour) => ({ title: 0, neighbour, similarity: 1 / (neighbour + 2) })),
    trending: others.map((title) => ({ title, score: Math.log(title + 2), views: title })),
  });
  const ranking = rankByPlan(model, aTaste({ watched: [{ title: 0, weight: 1 }] }), 'HYBRID', 200);
  expect(ranking.rawScores.filter((scores) => scores.every((score) => score > 0))).toHaveLength(200);
  expect(JSON.stringify(ranking).length).toBeLessThan(12_000);
});

describe('a known profile', () => {
  const model = aModel({
    titles: [{ name: 'Heat' }, { name: 'Ronin' }, { name: 'Thief', popularity: 1 }, { popularity: 9 }],
    neighbours: [
      { title: 0, neighbour: 2, similarity: 0.5 },
      { title: 1, neighbour: 2, similarity: 0.25 },
    ],
  });
  const taste = aTaste({
    watched: [
      { title: 0, weight: 1 },
      { title: 1, weight: 1 },
    ],
  });

  test('gets titles of similar viewers before popular ones', () => {
    const [first, second] = recommendByPlan(model, taste, 'HYBRID', 2);
    expect(first?.titleId).toBe('title-2');
    expect(first?.explanation.summary).toBe('Because you watched Heat and Ronin');
    expect(second?.titleId).toBe('title-3');
    expect(second?.explanation.summary).toBe('Popular with everyone');
  });

  test('gets reasons that distinguish watched, liked and watchlist titles', () => {
    const summaryOf = (feedback: Feedback) =>
      recommendByPlan(model, aTaste({ watched: [{ title: 0, weight: 1, feedback }] }), 'COLLABORATIVE', 1)[0]
        ?.explanation.summary;
    expect(summaryOf('LIKED')).toBe('Because you liked Heat');
    expect(summaryOf('LISTED')).toBe('From what is on your watchlist: Heat');
  });

  test('gets the contribution of each watched title', () => {
    const [first] = recommendByPlan(model, taste, 'COLLABORATIVE', 1);
    expect(first?.explanation.contributions[0]?.because).toEqual([
      { titleId: 'title-0', reason: 'You watched Heat', share: 2 / 3 },
      { titleId: 'title-1', reason: 'You watched Ronin', share: 1 / 3 },
    ]);
  });
});

describe('a profile that has watched nothing', () => {
  const titles = [{ genreIds: ['Drama'] }, { genreIds: ['War'] }, { popularity: 5 }];

  test('gets its favourite genres, with that reason', () => {
    const [first] = recommendByPlan(aModel({ titles }), aTaste({ favouriteGenres: [1] }), 'CONTENT', 1);
    expect(first?.titleId).toBe('title-1');
    expect(first?.explanation.summary).toBe('Because you like War');
  });

  test('gets trending titles, if there are any', () => {
    const model = aModel({ titles, trending: [{ title: 0, score: 2.5, views: 3 }] });
    const [first] = recommendByPlan(model, aTaste(), 'HYBRID', 1);
    expect(first?.explanation.summary).toBe('Popular lately');
    expect(first?.explanation.contributions[0]?.because[0]?.reason).toBe('3 views in the last year');
  });

  test('gets popular titles, with that reason, if the strategy needs a history', () => {
    const recommendations = recommendByPlan(aModel({ titles }), aTaste(), 'COLLABORATIVE', 3);
    expect(recommendations.map(({ titleId }) => titleId)).toEqual(['title-2', 'title-0', 'title-1']);
    expect(recommendations[0]?.explanation.contributions.map(({ strategy }) => strategy)).toEqual([
      'POPULARITY',
    ]);
  });
});

test('genres and popularity keep a small weight in an arm without them', () => {
  const model = aModel({ titles: [{ popularity: 1 }, { popularity: 2 }, { popularity: 3 }] });
  const weights = [
    { strategy: 'COLLABORATIVE', weight: 1 },
    { strategy: 'CONTENT', weight: 0 },
    { strategy: 'POPULARITY', weight: 0 },
  ] as const;
  const explored = { ...model, unexplored: { ...model.unexplored, titles: Uint32Array.of(0) } };
  const arm = { name: 'tried', share: 100, weights, diversity: null, exploration: 0.5 };
  expect(rankByPlan(explored, aTaste(), 'HYBRID', 3, arm).titles).toEqual([0, 2, 1]);
});

test('an empty catalog has nothing to recommend', () => {
  expect(recommendByPlan(aModel({ titles: [] }), aTaste(), 'HYBRID', 10)).toEqual([]);
});

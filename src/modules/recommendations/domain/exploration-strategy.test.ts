import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentArm } from './experiment.js';
import { MOST_EXPLORED } from './exploration-strategy.js';
import { scoreAt } from './hybrid-recommender.js';
import { aModel, aTaste } from './model.fixture.js';
import { explainRanking } from './recommendation.js';
import { rankByPlan } from './recommendation-plans.js';
import type { ServingModel } from './serving-model.js';
import type { Taste } from './taste.js';

const TITLES = 40;
const GENRES = ['Drama', 'Western', 'Comedy'];
const NEW = new Date('2026-05-20');
/** The fixture's day is the first of June. */
const isNew = (title: number) => title % 3 === 0;
const isForAll = (title: number) => title % 4 !== 0;

const model = aModel({
  titles: Array.from({ length: TITLES }, (_none, title) => ({
    genreIds: [GENRES[title % 2]!],
    popularity: 1_000 - title,
    minimumAge: isForAll(title) ? 0 : 18,
    releasedAt: isNew(title) ? NEW : new Date('2020-01-01'),
  })),
});
const armWith = (exploration: number): ExperimentArm => ({
  name: 'exploring',
  share: 100,
  weights: [],
  diversity: null,
  exploration,
});
const tastes = fc
  .record({
    profileId: fc.uuid(),
    watched: fc.uniqueArray(fc.nat(TITLES - 1), { maxLength: 12 }),
    maturityLimit: fc.constantFrom(0, 18),
  })
  .map(({ watched, ...rest }) =>
    aTaste({ ...rest, watched: watched.map((title) => ({ title, weight: 1 })) }),
  );
const amounts = fc.double({ min: 0.01, max: 1, noNaN: true });

const on = (day: string): ServingModel => ({ ...model, unexplored: { ...model.unexplored, day } });
const rankedFor = (taste: Taste, exploration: number, of = model) =>
  rankByPlan(of, taste, 'HYBRID', TITLES, armWith(exploration));

/** The titles that exploration lifts. */
function exploredFor(taste: Taste, exploration = 1, of = model): number[] {
  const { weights, titles, rawScores } = rankedFor(taste, exploration, of);
  const at = weights.findIndex(({ strategy }) => strategy === 'EXPLORATION');
  return titles.filter((_title, position) => at >= 0 && rawScores[position]![at]! > 0);
}

describe('exploration', () => {
  it('lifts at most two titles, which are new, suitable and unknown to the profile', () => {
    fc.assert(
      fc.property(tastes, amounts, (taste, exploration) => {
        const explored = exploredFor(taste, exploration);
        const candidates = [...model.titles.titles.keys()].filter(
          (title) =>
            isNew(title) && !taste.known.has(title) && (taste.maturityLimit === 18 || isForAll(title)),
        );
        expect(explored).toHaveLength(Math.min(MOST_EXPLORED, candidates.length));
        expect(candidates).toEqual(expect.arrayContaining(explored));
      }),
    );
  });

  it('keeps the order of all other titles, so that any prefix contains at most two explored ones', () => {
    fc.assert(
      fc.property(tastes, amounts, (taste, exploration) => {
        const explored = new Set(exploredFor(taste, exploration));
        const others = (titles: readonly number[]) => titles.filter((title) => !explored.has(title));
        expect(others(rankedFor(taste, exploration).titles)).toEqual(others(rankedFor(taste, 0).titles));
      }),
    );
  });

  it('is drawn once per profile and day', () => {
    const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'];
    const drawn = days.map((day) => exploredFor(aTaste(), 1, on(day)));
    expect(days.map((day) => exploredFor(aTaste(), 1, on(day)))).toEqual(drawn);
    expect(new Set(drawn.map(String)).size).toBeGreaterThan(1);
  });

  it('draws every new title eventually, and the more similar ones more often', () => {
    const drawn = Array.from({ length: 600 }, (_none, at) =>
      exploredFor(aTaste({ profileId: `profile ${at}`, watched: [{ title: 1, weight: 1 }] })),
    ).flat();
    const candidates = [...model.titles.titles.keys()].filter(isNew);
    expect([...new Set(drawn)].toSorted((one, other) => one - other)).toEqual(candidates);
    const suiting = drawn.filter((title) => title % 2 === 1);
    expect(suiting.length).toBeGreaterThan(2 * (drawn.length - suiting.length));
  });

  it('draws equally dissimilar titles equally often', () => {
    const few = aModel({ titles: [{}, {}, {}].map(() => ({ popularity: 1, releasedAt: NEW })) });
    const drawn = Array.from({ length: 3_000 }, (_none, at) =>
      exploredFor(aTaste({ profileId: `profile ${at}` }), 1, few),
    ).flat();
    // 2,000 of each are expected: five standard deviations are 130.
    for (const title of [0, 1, 2]) {
      expect(Math.abs(drawn.filter((each) => each === title).length - 2_000)).toBeLessThan(130);
    }
  });

  it('is explained as a term of the score', () => {
    const taste = aTaste({ watched: [{ title: 1, weight: 1 }] });
    const ranking = rankedFor(taste, 0.5);
    const explored = new Set(exploredFor(taste, 0.5).map((title) => model.titles.ids[title]));
    for (const { titleId, score, rank, explanation } of explainRanking(model, taste, ranking)) {
      const parts = explanation.contributions.map(({ weightedScore }) => weightedScore);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 12);
      expect(score).toBe(scoreAt(ranking, rank - 1));
      const reasons = explanation.contributions
        .filter(({ strategy }) => strategy === 'EXPLORATION')
        .flatMap(({ because }) => because);
      const expected = { titleId: null, reason: 'New, and watched by few so far', share: 1 };
      expect(reasons).toEqual(explored.has(titleId) ? [expected] : []);
    }
  });

  it('is off by default, and excludes titles that are old, unreleased or watched by many', () => {
    expect(
      rankByPlan(model, aTaste(), 'HYBRID', TITLES).weights.map(({ strategy }) => strategy),
    ).not.toContain('EXPLORATION');
    const facts = ['2026-02-01', '2026-06-02', '2026-05-20', '2026-05-20'];
    const { unexplored } = aModel({
      titles: facts.map((date) => ({ releasedAt: new Date(date) })),
      trending: [{ title: 3, score: 1, views: 50 }],
    });
    expect([...unexplored.titles]).toEqual([2]);
  });
});

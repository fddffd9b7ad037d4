import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aModel, aTaste } from './model.fixture.js';
import { chartIn, scoreIn } from './regional-trends.js';
import { trendingStrategy } from './trending-strategy.js';
import type { TrendingEntry } from './trends.js';

const TITLES = 8;
const entries = fc.uniqueArray(
  fc.record({
    title: fc.nat(TITLES - 1),
    score: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
    views: fc.integer({ min: 5, max: 2_000 }),
  }),
  { selector: ({ title }) => title },
);

function aWorld(trending: readonly TrendingEntry[], own: readonly TrendingEntry[]) {
  const titles = Array.from({ length: TITLES }, () => ({}));
  const charts = { DAY: own, WEEK: own, MONTH: own, SEASON: own };
  return aModel({ titles, trending, regionalTrends: new Map([['DE', charts]]) });
}

const viewed = (title: number, score: number): TrendingEntry => ({ title, score, views: 50 });

describe('the chart of a region', () => {
  const world = [viewed(0, 600), viewed(1, 300), viewed(2, 100)];

  test('adds a hundred views distributed like those of the world to its own', () => {
    const { order, scores } = chartIn('DE', 'WEEK', aWorld(world, [viewed(2, 25), viewed(3, 20)]));
    expect([...scores].slice(0, 4)).toEqual([60, 30, 35, 20]);
    expect([...order]).toEqual([0, 2, 1, 3]);
  });

  test('is dominated by its own views if there are many', () => {
    const { order } = chartIn('DE', 'WEEK', aWorld(world, [viewed(3, 5_000), viewed(1, 4_000)]));
    expect([...order]).toEqual([3, 1, 0, 2]);
  });

  test('is that of the world if the region is unknown or has no views', () => {
    const model = aWorld(world, []);
    for (const region of ['DE', 'FR', null]) expect(chartIn(region, 'DAY', model)).toBe(model.trends.DAY);
    expect(chartIn('FR', 'DAY', aWorld(world, [viewed(3, 5_000)])).order).toEqual(model.trends.DAY.order);
  });

  test('has each title once in order of score, and consistent parts', () => {
    fc.assert(
      fc.property(entries, entries, (trending, own) => {
        const model = aWorld(trending, own);
        const chart = chartIn('DE', 'SEASON', model);
        const listed = [...chart.order];
        const known = new Set([...trending, ...own].map(({ title }) => title));
        expect(listed.toSorted((one, other) => one - other)).toEqual(
          [...known].toSorted((one, other) => one - other),
        );
        const ordered = listed.map((title) => chart.scores[title]!);
        for (const [place, score] of ordered.slice(1).entries()) {
          expect(score).toBeLessThanOrEqual(ordered[place]! + 1e-9);
        }
        expect(ordered.reduce((sum, score) => sum + score, 0)).toBeCloseTo(chart.total, 6);
        for (const title of listed) {
          const parts = scoreIn('DE', 'SEASON', title, model);
          expect(parts.own + parts.world).toBeCloseTo(chart.scores[title]!, 9);
        }
      }),
    );
  });
});

describe('the reason of a trending title', () => {
  const model = aWorld([viewed(0, 600), viewed(1, 400)], [{ title: 0, score: 180, views: 200 }]);

  test('has the parts of the region and of the world', () => {
    expect(trendingStrategy.explain(aTaste({ region: 'DE' }), model, 0)).toEqual([
      { kind: 'TRENDING_NEARBY', titleId: null, subject: '200', share: 0.75 },
      { kind: 'TRENDING', titleId: null, subject: '50', share: 0.25 },
    ]);
  });

  test('has only the part of the world without regional views', () => {
    for (const region of ['FR', null]) {
      expect(trendingStrategy.explain(aTaste({ region }), model, 0)).toEqual([
        { kind: 'TRENDING', titleId: null, subject: '50', share: 1 },
      ]);
    }
  });
});

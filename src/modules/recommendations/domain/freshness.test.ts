import { expect, test } from 'vitest';
import { freshnessOf } from './freshness.js';
import { rank } from './hybrid-recommender.js';
import { aModel, aTaste } from './model.fixture.js';
import { explainRanking } from './recommendation.js';

const NOW = new Date('2026-06-01');
const yearsAgo = (years: number) => new Date(NOW.getTime() - years * 365.25 * 86_400_000);

test('halves with every two years since the release', () => {
  const { titles } = aModel({
    titles: [
      { releasedAt: NOW },
      { releasedAt: yearsAgo(2) },
      { releasedAt: yearsAgo(4) },
      { releasedAt: null },
      { releasedAt: yearsAgo(-1) },
    ],
  });
  expect([...freshnessOf(titles, NOW)]).toEqual([1, 0.5, 0.25, 0, 1]);
});

test('is explained by the year', () => {
  const model = aModel({ titles: [{}, { releasedAt: new Date('2025-03-01') }] });
  const ranking = rank(model, aTaste(), [{ strategy: 'FRESHNESS', weight: 1 }], 10);
  const explained = explainRanking(model, aTaste(), ranking);
  expect(explained.map(({ titleId, explanation }) => [titleId, explanation.summary])).toEqual([
    ['title-1', 'Released in 2025'],
  ]);
  expect(explained[0]?.explanation.contributions[0]?.because).toEqual([
    { titleId: null, reason: 'Released in 2025', share: 1 },
  ]);
});

test('ranks a title that nobody has watched, but not first', () => {
  const model = aModel({
    titles: [{}, { popularity: 5 }, { releasedAt: NOW }, { releasedAt: yearsAgo(10) }],
    neighbours: [{ title: 0, neighbour: 1, similarity: 0.5 }],
  });
  const taste = aTaste({ watched: [{ title: 0, weight: 1 }] });
  const weights = [
    { strategy: 'COLLABORATIVE', weight: 0.7 },
    { strategy: 'FRESHNESS', weight: 0.3 },
  ] as const;
  expect(rank(model, taste, weights, 10).titles).toEqual([1, 2, 3]);
});

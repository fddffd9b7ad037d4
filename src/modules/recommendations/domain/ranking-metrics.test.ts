import { expect, test } from 'vitest';
import { hitRateAt, type Metric, ndcgAt, recallAt, reciprocalRankAt } from './ranking-metrics.js';

const RANKED = Uint32Array.of(7, 3, 9, 1);

test.each<[metric: Metric, relevant: number[], value: number]>([
  [ndcgAt(4), [7, 3, 9, 1], 1],
  [ndcgAt(2), [7, 3, 9, 1], 1],
  [ndcgAt(4), [3], 1 / Math.log2(3)],
  [ndcgAt(4), [3, 100], 1 / Math.log2(3) / (1 + 1 / Math.log2(3))],
  [ndcgAt(1), [3], 0],
  [recallAt(2), [3, 9], 0.5],
  [recallAt(4), [3, 9, -5], 2 / 3],
  [hitRateAt(1), [3], 0],
  [hitRateAt(2), [3, 9], 1],
  [reciprocalRankAt(4), [9, 1], 1 / 3],
  [reciprocalRankAt(2), [9], 0],
])('$0.name of a list with the relevant %j', (metric, relevant, value) => {
  expect(metric.of(RANKED, new Set(relevant))).toBeCloseTo(value, 12);
});

import { describe, expect, it } from 'vitest';
import type { StrategyName } from '../domain/recommendation-strategy.js';
import { weightsFor } from '../domain/strategy-weights.js';
import { learnWeights, type WeightCase } from './weight-learning.js';

const STRATEGIES: readonly StrategyName[] = ['COLLABORATIVE', 'TRENDING'];
const TITLES = 40;

/** A viewer who comes to like four titles: one strategy puts them first, the other puts them last. */
function aCase(viewer: number, historyLength: number, isRight: boolean): WeightCase {
  const liked = new Set([0, 1, 2, 3].map((place) => (viewer + place) % TITLES));
  const scores = (right: boolean) =>
    Float64Array.from({ length: TITLES }, (_none, title) => (liked.has(title) === right ? 1 : 0.1));
  return { historyLength, relevant: liked, scores: [scores(isRight), scores(!isRight)] };
}

const cases = (count: number, historyLength: number, isRight: boolean) =>
  Array.from({ length: count }, (_none, viewer) => aCase(viewer, historyLength, isRight));

describe('the weights of strategies', () => {
  it('are learned for the strategy that predicts best', () => {
    const learned = learnWeights(STRATEGIES, cases(50, 20, true));
    for (const { weights } of learned) expect(weights).toEqual([{ strategy: 'COLLABORATIVE', weight: 1 }]);
  });

  it('differ by length of history, with enough cases', () => {
    const learned = learnWeights(STRATEGIES, [...cases(100, 5, true), ...cases(60, 300, false)]);
    const strongest = (titles: number) =>
      weightsFor(learned, titles).toSorted((one, other) => other.weight - one.weight)[0]?.strategy;
    expect(strongest(5)).toBe('COLLABORATIVE');
    expect(strongest(300)).toBe('TRENDING');
  });

  it('are those of all viewers if only a few cases differ', () => {
    const learned = learnWeights(STRATEGIES, [...cases(100, 5, true), ...cases(1, 300, false)]);
    expect(learned.at(-1)?.weights).toEqual(learned[0]?.weights);
  });

  it('are empty without data', () => {
    expect(learnWeights(STRATEGIES, [])).toEqual([]);
  });
});

describe('the weights of a profile', () => {
  const learned = learnWeights(STRATEGIES, cases(50, 20, true));

  it('always include content and popularity, which score every title', () => {
    const names = weightsFor(learned, 20).map(({ strategy }) => strategy);
    expect(names).toEqual(['COLLABORATIVE', 'CONTENT', 'POPULARITY']);
  });

  it('are the defaults without a history', () => {
    expect(weightsFor(learned, 0)).toEqual(weightsFor([], 0));
  });
});

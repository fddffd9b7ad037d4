import { describe, expect, it } from 'vitest';
import type { StrategyName } from '../domain/recommendation-strategy.js';
import { weightsFor } from '../domain/strategy-weights.js';
import { learnWeights, type WeightCase } from './weight-learning.js';

const STRATEGIES: readonly StrategyName[] = ['COLLABORATIVE', 'TRENDING'];
const TITLES = 40;

/** A viewer who comes to like four titles: one strategy puts them first, the other puts them last. */
function aCase(viewer: number, historyLength: number, isRight: boolean): WeightCase {
  const liked = new Set([0, 1, 2, 3].map((place) => (viewer + place) % TITLES));
  const opinion = (right: boolean) =>
    Float64Array.from({ length: TITLES }, (_none, title) => (liked.has(title) === right ? 1 : 0.1));
  return { historyLength, relevant: liked, opinions: [opinion(isRight), opinion(!isRight)] };
}

const cases = (count: number, historyLength: number, isRight: boolean) =>
  Array.from({ length: count }, (_none, viewer) => aCase(viewer, historyLength, isRight));

describe('the weights of strategies', () => {
  it('go to the one that was right', () => {
    const learned = learnWeights(STRATEGIES, cases(50, 20, true));
    for (const { voices } of learned) expect(voices).toEqual([{ strategy: 'COLLABORATIVE', weight: 1 }]);
  });

  it('differ by how much is known of a viewer, where enough cases speak for it', () => {
    const learned = learnWeights(STRATEGIES, [...cases(100, 5, true), ...cases(60, 300, false)]);
    const strongest = (titles: number) =>
      weightsFor(learned, titles).toSorted((one, other) => other.weight - one.weight)[0]?.strategy;
    expect(strongest(5)).toBe('COLLABORATIVE');
    expect(strongest(300)).toBe('TRENDING');
  });

  it('stay as they are for everybody where a few cases differ', () => {
    const learned = learnWeights(STRATEGIES, [...cases(100, 5, true), ...cases(1, 300, false)]);
    expect(learned.at(-1)?.voices).toEqual(learned[0]?.voices);
  });

  it('are not there when nothing is known', () => {
    expect(learnWeights(STRATEGIES, [])).toEqual([]);
  });
});

describe('who speaks for a profile', () => {
  const learned = learnWeights(STRATEGIES, cases(50, 20, true));

  it('always includes genres and popularity, which have something to say of every title', () => {
    const names = weightsFor(learned, 20).map(({ strategy }) => strategy);
    expect(names).toEqual(['COLLABORATIVE', 'CONTENT', 'POPULARITY']);
  });

  it('is the same as before anything was learned for one that has watched nothing', () => {
    expect(weightsFor(learned, 0)).toEqual(weightsFor([], 0));
  });
});

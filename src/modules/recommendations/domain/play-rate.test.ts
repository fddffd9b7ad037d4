import { expect, test } from 'vitest';
import { type OutcomeSums, playRateOf } from './play-rate.js';
import { createRandomNumbers } from './random-numbers.js';

interface Shown {
  readonly impressions: number;
  readonly plays: number;
}

function sumsOf(profiles: readonly Shown[]): OutcomeSums {
  const sum = (of: (profile: Shown) => number) => profiles.reduce((total, profile) => total + of(profile), 0);
  return {
    profiles: profiles.length,
    impressions: sum(({ impressions }) => impressions),
    plays: sum(({ plays }) => plays),
    impressionsSquared: sum(({ impressions }) => impressions ** 2),
    playsSquared: sum(({ plays }) => plays ** 2),
    impressionsTimesPlays: sum(({ impressions, plays }) => impressions * plays),
  };
}

test('is the plays for each impression', () => {
  const { rate, low, high } = playRateOf(
    sumsOf([
      { impressions: 10, plays: 2 },
      { impressions: 30, plays: 2 },
    ]),
  );
  expect(rate).toBe(0.1);
  expect(low).toBeLessThan(0.1);
  expect(high).toBeGreaterThan(0.1);
});

test('is certain where all profiles are alike', () => {
  const alike = Array.from({ length: 50 }, () => ({ impressions: 20, plays: 1 }));
  const { low, high } = playRateOf(sumsOf(alike));
  expect(high).toBeCloseTo(0.05, 8);
  expect(low).toBeCloseTo(0.05, 8);
});

test('may be anything where one profile alone, or nobody, was shown something', () => {
  expect(playRateOf(sumsOf([{ impressions: 4, plays: 1 }]))).toEqual({ rate: 0.25, low: 0, high: 1 });
  expect(playRateOf(sumsOf([]))).toEqual({ rate: 0, low: 0, high: 1 });
});

test('has an interval that holds the true rate about 95 times in 100, however much profiles differ', () => {
  const random = createRandomNumbers(1);
  const trials = 400;
  let held = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const profiles = Array.from({ length: 300 }, () => {
      // Half of them never play, the others play from a fifth of what they are shown: one tenth in all.
      const eagerness = random() < 0.5 ? 0 : 0.2;
      const plays = Array.from({ length: 20 }, () => random()).filter((number) => number < eagerness);
      return { impressions: 20, plays: plays.length };
    });
    const { low, high } = playRateOf(sumsOf(profiles));
    if (low <= 0.1 && high >= 0.1) held += 1;
  }
  expect(held / trials).toBeGreaterThan(0.92);
  expect(held / trials).toBeLessThan(0.98);
});

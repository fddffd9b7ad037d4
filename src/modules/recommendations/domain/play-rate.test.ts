import { describe, expect, test } from 'vitest';
import { differenceOf, type OutcomeSums, playRateOf } from './play-rate.js';
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

/** Profiles that were shown one title each, with the number of those that played it. */
function oneTitleEach(plays: number, profiles: number): OutcomeSums {
  return sumsOf(
    Array.from({ length: profiles }, (_none, at) => ({ impressions: 1, plays: at < plays ? 1 : 0 })),
  );
}

/** Half of the profiles never play, the others play a fifth of what they are shown: one tenth in total. */
function drawnProfiles(random: () => number): Shown[] {
  return Array.from({ length: 100 }, () => {
    const eagerness = random() < 0.5 ? 0 : 0.2;
    let plays = 0;
    for (let title = 0; title < 20; title += 1) if (random() < eagerness) plays += 1;
    return { impressions: 20, plays };
  });
}

const TRIALS = 400;
/** In how many of 100 trials a statement held. */
function shareHeld(holds: () => boolean): number {
  return Array.from({ length: TRIALS }, holds).filter(Boolean).length / TRIALS;
}

describe('a play rate', () => {
  test('is the number of plays per impression', () => {
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

  test('has the Wilson interval for independent impressions', () => {
    // Newcombe 1998, Two-sided confidence intervals for the single proportion, method 3 for 81 of 263.
    const { low, high } = playRateOf(oneTitleEach(81, 263));
    expect(low).toBeCloseTo(0.2553, 3);
    expect(high).toBeCloseTo(0.3662, 3);
  });

  test('has a wider interval the more the plays of a profile are correlated', () => {
    const widthOf = (profiles: readonly Shown[]) => {
      const { low, high } = playRateOf(sumsOf(profiles));
      return high - low;
    };
    const alike = Array.from({ length: 50 }, () => ({ impressions: 20, plays: 1 }));
    const unlike = alike.map((_none, at) => ({ impressions: 20, plays: at % 20 === 0 ? 17 : 0 }));
    expect(widthOf(alike)).toBeCloseTo(
      widthOf(Array.from({ length: 1_000 }, (_none, at) => ({ impressions: 1, plays: at < 50 ? 1 : 0 }))),
      3,
    );
    expect(widthOf(unlike)).toBeGreaterThan(3 * widthOf(alike));
  });

  test('has an interval of positive width without plays, or with nothing but plays', () => {
    const shown = Array.from({ length: 100 }, () => ({ impressions: 20, plays: 0 }));
    const { rate, low, high } = playRateOf(sumsOf(shown));
    expect([rate, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(0.037, 3);
    const played = playRateOf(sumsOf(shown.map(({ impressions }) => ({ impressions, plays: impressions }))));
    expect(played.low).toBeCloseTo(1 - high, 10);
    expect(played.high).toBeCloseTo(1, 10);
  });

  test('has almost the widest interval for a single profile, and the widest without impressions', () => {
    const { low, high } = playRateOf(sumsOf([{ impressions: 4, plays: 1 }]));
    expect(low).toBeLessThan(0.03);
    expect(high).toBeGreaterThan(0.8);
    expect(playRateOf(sumsOf([]))).toEqual({ rate: 0, low: 0, high: 1 });
  });

  test('has an interval with about 95 % coverage, however much profiles differ', () => {
    const random = createRandomNumbers(1);
    const held = shareHeld(() => {
      const { low, high } = playRateOf(sumsOf(drawnProfiles(random)));
      return low <= 0.1 && high >= 0.1;
    });
    expect(held).toBeGreaterThan(0.92);
    expect(held).toBeLessThan(0.98);
  });
});

describe('the difference of two play rates', () => {
  test('has the Newcombe interval', () => {
    // Newcombe 1998, Interval estimation for the difference between independent proportions, method 10 for 56 of 70 and
    // 48 of 80.
    const one = playRateOf(oneTitleEach(56, 70));
    const { difference, low, high } = differenceOf(one, playRateOf(oneTitleEach(48, 80)));
    expect(difference).toBeCloseTo(0.2, 10);
    expect(low).toBeCloseTo(0.0524, 2);
    expect(high).toBeCloseTo(0.3339, 2);
  });

  test('has an interval that contains 0 in 95 % of A/A comparisons', () => {
    const random = createRandomNumbers(2);
    const held = shareHeld(() => {
      const [one, other] = [drawnProfiles(random), drawnProfiles(random)].map((shown) =>
        playRateOf(sumsOf(shown)),
      );
      const { low, high } = differenceOf(one!, other!);
      return low <= 0 && high >= 0;
    });
    expect(held).toBeGreaterThan(0.92);
    expect(held).toBeLessThan(0.98);
  });
});

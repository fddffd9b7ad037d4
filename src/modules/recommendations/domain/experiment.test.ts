import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../shared/ids.js';
import { armOf, checkExperiment, type Experiment, type ExperimentArm } from './experiment.js';

const learned: ExperimentArm = {
  name: 'learned',
  share: 70,
  weights: [],
  diversity: null,
  exploration: null,
};
const trending: ExperimentArm = {
  name: 'trending',
  share: 30,
  weights: [{ strategy: 'TRENDING', weight: 1 }],
  diversity: null,
  exploration: null,
};
const experiment: Experiment = { id: newId(), share: 100, arms: [learned, trending] };

const percent = fc.integer({ min: 1, max: 100 });
const shares = fc.array(percent, { minLength: 2, maxLength: 5 });
const armsOf = (of: readonly number[]): ExperimentArm[] =>
  of.map((share, at) => ({ ...learned, name: `arm ${at}`, share }));

const PROFILES = Array.from({ length: 20_000 }, (_none, number) => `profile ${number}`);
/** Chance deviates further than this less than once in a million times. */
const FAR = 5;
/** The deviation of a count of draws from its expectation, in standard deviations. */
function deviation(drawn: number, draws: number, probability: number): number {
  const variance = draws * probability * (1 - probability);
  return (drawn - draws * probability) / Math.sqrt(Math.max(variance, 1));
}

describe('the arm of a profile', () => {
  test('does not depend on the order of arms', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), percent, shares, (id, profileId, share, of) => {
        const arms = armsOf(of);
        const drawn = armOf({ id, share, arms }, profileId);
        expect(armOf({ id, share, arms: arms.toReversed() }, profileId)).toEqual(drawn);
        expect(armOf(structuredClone({ id, share, arms }), profileId)).toEqual(drawn);
      }),
    );
  });

  test('is distributed by the shares', () => {
    fc.assert(
      fc.property(fc.uuid(), percent, shares, (id, share, of) => {
        const arms = armsOf(of);
        const drawn = PROFILES.map((profileId) => armOf({ id, share, arms }, profileId));
        const inside = drawn.filter((arm) => arm !== null);
        expect(Math.abs(deviation(inside.length, PROFILES.length, share / 100))).toBeLessThan(FAR);
        const whole = of.reduce((sum, each) => sum + each, 0);
        for (const arm of arms) {
          const inArm = inside.filter(({ name }) => name === arm.name).length;
          expect(Math.abs(deviation(inArm, inside.length, arm.share / whole))).toBeLessThan(FAR);
        }
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  test('does not change for participants if the share of participants grows', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), percent, percent, (id, profileId, one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const before = armOf({ ...experiment, id, share: few }, profileId);
        const after = armOf({ ...experiment, id, share: many }, profileId);
        expect(before === null || before === after).toBe(true);
      }),
    );
  });

  test('changes only to the arm whose share grows', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), shares, percent, (id, profileId, of, growth) => {
        const arms = armsOf(of);
        const grown = arms.with(0, { ...arms[0]!, share: arms[0]!.share + growth });
        const before = armOf({ id, share: 100, arms }, profileId)!;
        const after = armOf({ id, share: 100, arms: grown }, profileId)!;
        expect([before.name, 'arm 0']).toContain(after.name);
      }),
    );
  });

  test('is independent of participation and arm in other experiments', () => {
    const half = (id: string): Experiment => ({ ...experiment, id, share: 50 });
    const inFirst = PROFILES.filter((profileId) => armOf(half('one'), profileId) === trending);
    const inSecond = inFirst.map((profileId) => armOf(half('two'), profileId));
    expect(
      Math.abs(deviation(inSecond.filter((arm) => arm !== null).length, inFirst.length, 0.5)),
    ).toBeLessThan(FAR);
    expect(
      Math.abs(deviation(inSecond.filter((arm) => arm === trending).length, inFirst.length, 0.5 * 0.3)),
    ).toBeLessThan(FAR);
  });
});

describe('an experiment', () => {
  const check = (arms: readonly ExperimentArm[], share = 100) => {
    return () => checkExperiment({ share, arms });
  };

  test('whose shares add up to 100 is accepted', () => {
    expect(check([learned, trending], 1)).not.toThrow();
    expect(
      check([
        { ...learned, diversity: 0 },
        { ...trending, diversity: 1 },
      ]),
    ).not.toThrow();
  });

  test.each([0, 101, Number.NaN])('is refused with a share of %d percent of profiles', (share) => {
    expect(check([learned, trending], share)).toThrow('1 to 100');
  });

  test.each<[string, ExperimentArm[]]>([
    ['2 to 5 arms', [{ ...learned, share: 100 }]],
    ['2 to 5 arms', armsOf([10, 10, 10, 10, 10, 50])],
    ['a name of its own', [learned, { ...trending, name: 'learned' }]],
    ['at least 1', armsOf([100, 0])],
    ['add up to 100', [learned, { ...trending, share: 31 }]],
    ['each strategy once', [learned, { ...trending, weights: [...trending.weights, ...trending.weights] }]],
    ['above 0', [learned, { ...trending, weights: [{ strategy: 'TRENDING', weight: 0 }] }]],
    ['0 to 1000', [learned, { ...trending, weights: [{ strategy: 'TRENDING', weight: -1 }] }]],
    ['0 to 1000', [learned, { ...trending, weights: [{ strategy: 'TRENDING', weight: Number.NaN }] }]],
    ['from 0 to 1', [learned, { ...trending, diversity: 1.1 }]],
    ['from 0 to 1', [learned, { ...trending, diversity: Number.NaN }]],
  ])('is refused unless: %s', (fault, arms) => {
    expect(check(arms)).toThrow(fault);
  });
});

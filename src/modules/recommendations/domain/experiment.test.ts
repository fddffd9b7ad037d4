import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../shared/ids.js';
import { armOf, checkArms, type Experiment, type ExperimentArm } from './experiment.js';

const learned: ExperimentArm = { name: 'learned', share: 70, voices: [] };
const trending: ExperimentArm = {
  name: 'trending',
  share: 30,
  voices: [{ strategy: 'TRENDING', weight: 1 }],
};
const experiment: Experiment = { id: newId(), arms: [learned, trending] };

describe('the arm of a profile', () => {
  test('is always the same', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (id, profileId) => {
        expect(armOf({ ...experiment, id }, profileId)).toBe(armOf({ ...experiment, id }, profileId));
      }),
    );
  });

  test('is drawn by the shares', () => {
    const profiles = Array.from({ length: 20_000 }, (_none, number) => `profile ${number}`);
    const drawn = profiles.filter((profileId) => armOf({ ...experiment, id: 'one' }, profileId) === trending);
    // Three standard deviations of 20,000 draws of 30 in 100.
    expect(Math.abs(drawn.length - 6_000)).toBeLessThan(195);
  });

  test('says nothing about the arm in another experiment', () => {
    const profiles = Array.from({ length: 20_000 }, (_none, number) => `profile ${number}`);
    const inFirst = profiles.filter(
      (profileId) => armOf({ ...experiment, id: 'one' }, profileId) === trending,
    );
    const inBoth = inFirst.filter((profileId) => armOf({ ...experiment, id: 'two' }, profileId) === trending);
    expect(Math.abs(inBoth.length / inFirst.length - 0.3)).toBeLessThan(0.02);
  });
});

describe('arms', () => {
  const check =
    (...arms: ExperimentArm[]) =>
    () =>
      checkArms(arms);

  test('that serve everybody are taken', () => {
    expect(check(learned, trending)).not.toThrow();
  });

  test.each<[string, ExperimentArm[]]>([
    ['2 to 5 arms', [{ ...learned, share: 100 }]],
    ['2 to 5 arms', Array.from({ length: 6 }, (_none, at) => ({ name: `${at}`, share: 10, voices: [] }))],
    ['a name of its own', [learned, { ...trending, name: 'learned' }]],
    [
      'at least 1',
      [
        { ...learned, share: 100 },
        { ...trending, share: 0 },
      ],
    ],
    ['add up to 100', [learned, { ...trending, share: 31 }]],
    ['each strategy once', [learned, { ...trending, voices: [...trending.voices, ...trending.voices] }]],
    ['above 0', [learned, { ...trending, voices: [{ strategy: 'TRENDING', weight: 0 }] }]],
    ['0 to 1000', [learned, { ...trending, voices: [{ strategy: 'TRENDING', weight: -1 }] }]],
    ['0 to 1000', [learned, { ...trending, voices: [{ strategy: 'TRENDING', weight: Number.NaN }] }]],
  ])('are refused unless: %s', (fault, arms) => {
    expect(check(...arms)).toThrow(fault);
  });
});

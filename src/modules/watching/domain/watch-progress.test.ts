import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReceivedObservation, resumePositionOf, WatchProgress } from './watch-progress.js';

const DURATION = 6_000;
const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000);
const HEARD = at(100_000);
const seenAt = (second: number, receivedAt = HEARD) => ({ observedAt: at(second), receivedAt });
const subject = { profileId: 'profile', titleId: 'title', seriesId: null, durationSeconds: DURATION };
const begin = (clearedAt: Date | null = null) => WatchProgress.begin(subject, clearedAt);

function watch(...observations: readonly (readonly [second: number, position: number])[]): WatchProgress {
  const progress = begin();
  observations.forEach(([second, positionSeconds], sequence) => {
    progress.observe({ positionSeconds, sequence, ...seenAt(second) });
  });
  return progress;
}

describe('watch progress', () => {
  it.each([
    [0, 'SAMPLED'],
    [59, 'SAMPLED'],
    [60, 'IN_PROGRESS'],
    [5_699, 'IN_PROGRESS'],
    [5_700, 'COMPLETED'],
    [6_000, 'COMPLETED'],
  ] as const)('at second %i of 6,000 is %s', (position, state) => {
    expect(watch([1, position]).snapshot.state).toBe(state);
  });

  it('counts two percent of a short title as started', () => {
    const short = WatchProgress.begin({ ...subject, durationSeconds: 600 });
    short.observe({ positionSeconds: 12, ...seenAt(1), sequence: 0 });
    expect(short.snapshot.state).toBe('IN_PROGRESS');
  });

  it.each([
    [5_399, 'IN_PROGRESS'],
    [5_400, 'COMPLETED'],
  ] as const)(
    'at second %i of 6,000, of which the credits begin at 5,400, is %s',
    (positionSeconds, state) => {
      const progress = begin();
      progress.observe({ positionSeconds, ...seenAt(1), sequence: 0 }, 5_400);
      expect(progress.snapshot.state).toBe(state);
    },
  );

  it('is not completed before the credits, though little is left', () => {
    const progress = begin();
    progress.observe({ positionSeconds: 5_800, ...seenAt(1), sequence: 0 }, 5_900);
    expect(progress.snapshot.state).toBe('IN_PROGRESS');
  });

  it('stays within the title', () => {
    expect(watch([1, -5]).snapshot.positionSeconds).toBe(0);
    expect(watch([1, 99_999]).snapshot.positionSeconds).toBe(DURATION);
  });

  it('follows a viewer who seeks back', () => {
    expect(watch([1, 3_000], [2, 120]).snapshot.positionSeconds).toBe(120);
  });

  it('ends at the same place whoever is heard first, where two players tell of one instant', () => {
    const [one, other] = [3_000, 120].map((positionSeconds) => ({
      positionSeconds,
      ...seenAt(1),
      sequence: 1,
    }));
    for (const reports of [
      [one, other],
      [other, one],
    ]) {
      const progress = begin();
      for (const report of reports) if (report) progress.observe(report);
      expect(progress.snapshot.positionSeconds).toBe(3_000);
    }
  });

  it('is not moved by a report that comes late or twice', () => {
    const progress = watch([10, 3_000], [5, 1_000], [10, 2_000]);
    expect(progress.snapshot.positionSeconds).toBe(2_000);
    progress.observe({ positionSeconds: 100, ...seenAt(10), sequence: 2 });
    expect(progress.snapshot.positionSeconds).toBe(2_000);
  });

  it('counts what is said to be seen in the future as seen when it was heard', () => {
    const progress = begin();
    progress.observe({ positionSeconds: 3_000, sequence: 7, ...seenAt(5_000, at(10)) });
    expect(progress.snapshot).toMatchObject({ positionSeconds: 3_000, observedAt: at(10) });
    progress.observe({ positionSeconds: 120, sequence: 1, ...seenAt(11, at(11)) });
    expect(progress.snapshot).toMatchObject({ positionSeconds: 120, observedAt: at(11) });
  });

  it('takes in what is heard by a process whose clock is behind, in its order', () => {
    const progress = watch([100, 1_000]);
    const behind = at(50);
    for (const [second, positionSeconds] of [
      [110, 2_000],
      [120, 500],
    ] as const) {
      progress.observe({ positionSeconds, sequence: 0, ...seenAt(second, behind) });
      expect(progress.snapshot.positionSeconds).toBe(positionSeconds);
    }
    progress.observe({ positionSeconds: 9, sequence: 5, ...seenAt(99, behind) });
    expect(progress.snapshot.positionSeconds).toBe(500);
    expect(progress.snapshot.observedAt.getTime() - at(100).getTime()).toBe(2);
  });

  it('takes in what was seen after the history was cleared, also where the clock of whoever hears it is behind', () => {
    const progress = begin(at(100));
    progress.observe({ positionSeconds: 3_000, sequence: 0, ...seenAt(110, at(50)) });
    expect(progress.snapshot.positionSeconds).toBe(3_000);
  });

  it('takes in nothing that was seen up to when the history was cleared', () => {
    const progress = begin(at(10));
    for (const second of [9, 10]) {
      progress.observe({ positionSeconds: 5_900, ...seenAt(second), sequence: 1 });
    }
    expect(progress).toMatchObject({ hasChanged: false, reached: [] });
    progress.observe({ positionSeconds: 3_000, ...seenAt(11), sequence: 1 });
    expect(progress.snapshot).toMatchObject({ state: 'IN_PROGRESS', completedAt: null });
  });

  it.each([
    ['a few seconds back', 3_000, 2_995],
    ['not before the start', 3, 0],
    ['from the start where it was seen to the end', 5_900, 0],
  ])('goes on %s', (_where, positionSeconds, resumeAt) => {
    expect(resumePositionOf(watch([1, positionSeconds]).snapshot)).toBe(resumeAt);
  });

  it('goes on where it is watched again, though it was finished before', () => {
    expect(resumePositionOf(watch([1, 5_900], [2, 300]).snapshot)).toBe(295);
  });

  it('remembers when it was first finished while it is watched again', () => {
    const again = watch([1, 5_900], [100, 300], [200, 5_950]);
    expect(again.snapshot.completedAt).toEqual(at(1));
    expect(again.reached.map(({ type }) => type)).toEqual([
      'watching.title_started',
      'watching.title_completed',
      'watching.title_completed',
    ]);
  });

  it('takes a late report for what it tells: that the title was started, or finished', () => {
    const progress = watch([100, 10], [50, 5_900]);
    expect(progress.snapshot).toMatchObject({ positionSeconds: 10, state: 'COMPLETED', completedAt: at(50) });
    expect(progress.reached.map(({ type }) => type)).toEqual([
      'watching.title_started',
      'watching.title_completed',
    ]);
  });

  it('is not undone by a return to the first seconds', () => {
    expect(watch([1, 3_000], [2, 10]).snapshot.state).toBe('IN_PROGRESS');
    expect(watch([1, 5_900], [2, 5]).snapshot.state).toBe('COMPLETED');
    expect(watch([1, 5_900], [2, 5], [3, 600]).snapshot.state).toBe('IN_PROGRESS');
    expect(watch([1, 3_000], [2, 10], [3, 3_000]).reached).toHaveLength(1);
  });

  it('ends up the same whatever the order in which reports arrive', () => {
    const observation: fc.Arbitrary<ReceivedObservation> = fc.record({
      positionSeconds: fc.integer({ min: -10, max: DURATION + 10 }),
      observedAt: fc.integer({ min: 0, max: 20 }).map(at),
      sequence: fc.nat({ max: 1_000_000 }),
      receivedAt: fc.constant(HEARD),
    });
    const distinct = fc.uniqueArray(observation, {
      minLength: 1,
      selector: ({ observedAt, sequence }) => `${observedAt.getTime()}:${sequence}`,
    });
    const shuffled = distinct.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const positions = [one, other].map((observations) => {
          const progress = begin();
          for (const item of observations) progress.observe(item);
          return progress.snapshot;
        });
        expect(positions[0]).toEqual(positions[1]);
      }),
    );
  });
});

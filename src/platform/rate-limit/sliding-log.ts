import type { Limit } from './limit.js';
import type { Meter } from './meter.js';

/**
 * The instant of each unit that was taken, the oldest first. A unit counts for exactly one window from its instant, so that no
 * window of that length, wherever it begins, has more than `most`. Leases are units that may be given back before: any one
 * that was taken at the same instant, since they run out together.
 */
export function createSlidingLog({ most, spanMicros }: Pick<Limit, 'most' | 'spanMicros'>): Meter {
  let instants: number[] = [];

  /** Those that count: a clock that goes back brings back the others, until something is taken. */
  function countedAt(now: number): number[] {
    const first = instants.findIndex((instant) => instant + spanMicros > now);
    return first === -1 ? [] : instants.slice(first);
  }

  return {
    waitFor(cost, now) {
      // The last of those that have to go first.
      const instant = instants[instants.length + cost - most - 1];
      return instant === undefined ? 0 : Math.max(0, instant + spanMicros - now);
    },
    take(cost, now) {
      const counted = countedAt(now);
      // A clock that went back must not bring them out of order.
      const instant = Math.max(now, counted.at(-1) ?? 0);
      instants = [...counted, ...Array.from({ length: cost }, () => instant)];
    },
    standing(now) {
      const counted = countedAt(now);
      const newest = counted.at(-1);
      return {
        remaining: most - counted.length,
        resetMicros: newest === undefined ? 0 : newest + spanMicros - now,
      };
    },
    giveBack(units, takenAt) {
      const first = instants.indexOf(takenAt);
      if (first === -1) return;
      const held = instants.lastIndexOf(takenAt) - first + 1;
      instants = instants.toSpliced(first, Math.min(units, held));
    },
    size: () => instants.length,
  };
}

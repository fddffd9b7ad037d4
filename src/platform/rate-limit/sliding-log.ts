import type { Limit } from './limit.js';
import type { Meter } from './meter.js';

/** Expired units are dropped once they are this share of all, because to drop them costs a copy of the others. */
const DROPPED_SHARE = 1 / 8;

/**
 * The instant of each unit that was taken, the oldest first. A unit counts for exactly one window from its instant,
 * so no window of that length, wherever it begins, has more than `most`. Leases are units that can be released early:
 * any one taken at the same instant, because these expire together.
 */
export function createSlidingLog({ most, spanMicros }: Pick<Limit, 'most' | 'spanMicros'>): Meter {
  let instants: number[] = [];

  /** The units that count now: when the clock goes back, older ones that are still kept count again. */
  function countedAt(now: number): number[] {
    const first = instants.findIndex((instant) => instant + spanMicros > now);
    return first === -1 ? [] : instants.slice(first);
  }

  return {
    waitFor(cost, now) {
      // The last of those that have to expire first.
      const instant = instants[instants.length + cost - most - 1];
      return instant === undefined ? 0 : Math.max(0, instant + spanMicros - now);
    },
    take(cost, now) {
      const counted = countedAt(now);
      // Keeps the order when the clock goes back.
      const instant = Math.max(now, counted.at(-1) ?? 0);
      const gone = instants.length - counted.length;
      const kept = gone >= instants.length * DROPPED_SHARE ? counted : instants;
      instants = [...kept, ...Array.from({ length: cost }, () => instant)];
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

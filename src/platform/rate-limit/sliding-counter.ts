import type { Limit } from './limit.js';
import type { Meter } from './meter.js';

/** The current window, by its number since 1970, what was taken in it, and in the one before. */
interface Windows {
  readonly index: number;
  readonly current: number;
  readonly previous: number;
}

/**
 * Two counters: of the current window, which begins at a multiple of its length, and of the one before. The previous
 * window is assumed to be evenly spread, so it counts in proportion to the part that is still in view. Admits what
 * keeps `previous · left / spanMicros + current` at `most` or below.
 *
 * If the previous window was not evenly spread, up to `previous · (1 − left / spanMicros)` more fit into one window:
 * less than twice `most`, and nothing more at the beginning of a window.
 */
export function createSlidingCounter({ most, spanMicros }: Pick<Limit, 'most' | 'spanMicros'>): Meter {
  let taken: Windows = { index: 0, current: 0, previous: 0 };

  /** If the clock goes back before the current window, that window goes on until it ends. */
  function windowsAt(now: number): Windows {
    const index = Math.floor(now / spanMicros);
    if (index <= taken.index) return taken;
    return { index, current: 0, previous: index === taken.index + 1 ? taken.current : 0 };
  }

  function leftOf(index: number, now: number): number {
    return (index + 1) * spanMicros - Math.max(now, index * spanMicros);
  }

  return {
    waitFor(cost, now) {
      const { index, current, previous } = windowsAt(now);
      const room = most - current - cost;
      if (room < 0) {
        return (index + 2) * spanMicros - Math.floor(((most - cost) * spanMicros) / current) - now;
      }
      if (previous * leftOf(index, now) <= room * spanMicros) return 0;
      return (index + 1) * spanMicros - Math.floor((room * spanMicros) / previous) - now;
    },
    take(cost, now) {
      const { index, current, previous } = windowsAt(now);
      taken = { index, current: current + cost, previous };
    },
    standing(now) {
      const { index, current, previous } = windowsAt(now);
      const weight = Math.ceil((previous * leftOf(index, now)) / spanMicros);
      const windowsToGo = current > 0 ? 2 : Math.sign(previous);
      return {
        remaining: Math.max(0, most - current - weight),
        resetMicros: windowsToGo === 0 ? 0 : (index + windowsToGo) * spanMicros - now,
      };
    },
    size: () => 3,
  };
}

import { LRUCache } from 'lru-cache';
import type { Demand } from './demands.js';
import type { Limit } from './limit.js';
import type { Meter } from './meter.js';
import { createMeter, type Outcome, takeAllOrNothing } from './take-all-or-nothing.js';

/** The meters of this process alone. */
export interface LocalMeters {
  /** @param nowMicros of a clock that only goes forward */
  take(demands: readonly Demand[], nowMicros: number): readonly Outcome[];
  /** Gives back leases that were taken at an instant: as many as the demand costs. */
  release(demand: Demand, takenMicros: number): void;
}

/** How many numbers all of them hold, about: 8 MB. */
const MOST_NUMBERS = 1_000_000;

/** Meters in memory, for the most recently used limits and subjects. A forgotten one starts over. */
export function createLocalMeters(maxEntries: number): LocalMeters {
  const meters = new LRUCache<string, Meter>({
    max: maxEntries,
    maxSize: MOST_NUMBERS,
    sizeCalculation: (meter) => Math.max(1, meter.size()),
  });

  return {
    take(demands, nowMicros) {
      const costs = demands.map(({ limit, subject, cost }) => {
        const name = nameOf(limit, subject);
        return { name, limit, cost, meter: meters.get(name) ?? createMeter(limit) };
      });
      const outcomes = takeAllOrNothing(costs, nowMicros);
      // Their sizes are counted anew.
      for (const { name, meter } of costs) meters.set(name, meter);
      return outcomes;
    },
    release({ limit, subject, cost }, takenMicros) {
      const name = nameOf(limit, subject);
      const meter = meters.get(name);
      if (!meter) return;
      meter.giveBack?.(cost, takenMicros);
      meters.set(name, meter);
    },
  };
}

function nameOf(limit: Limit, subject: string): string {
  return `${limit.id}:${subject}`;
}

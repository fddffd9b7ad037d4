import { LRUCache } from 'lru-cache';
import type { Demand } from './demands.js';
import type { Limit } from './limit.js';
import type { Meter } from './meter.js';
import { createMeter, type Outcome, takeAllOrNothing } from './take-all-or-nothing.js';

/** The meters of this process alone, for when Redis is down. */
export interface LocalMeters {
  /** @param nowMicros by a monotonic clock */
  take(demands: readonly Demand[], nowMicros: number): readonly Outcome[];
  /** Releases the leases that a demand took at an instant. */
  release(demand: Demand, takenMicros: number): void;
}

/** The approximate limit of numbers held by all meters: 8 MB. */
const MOST_NUMBERS = 1_000_000;

/** Meters in memory, for the most recently used limits and subjects. An evicted meter starts over. */
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
      // Setting them again updates their sizes.
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

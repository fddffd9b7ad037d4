import { LRUCache } from 'lru-cache';
import type { Demand } from './demands.js';
import type { Outcome } from './take-all-or-nothing.js';

/**
 * What Redis refused, so that the same need not be asked again before it could be admitted. Nothing is ever given back to a
 * limit, and what others take only makes the wait longer: until it is over, the same cost, or a higher one, is refused for certain.
 * Leases are given back, so that their refusals are never certain. Whatever is less certain is not answered here, and nothing is ever admitted.
 */
export interface RefusalCache {
  /** What Redis would say, where it is certain that it refuses; otherwise null. What remains is as of the last refusal. */
  recall(demands: readonly Demand[], nowMicros: number): readonly Outcome[] | null;
  /** @param askedMicros when Redis was asked, or before: the waits began no earlier */
  remember(demands: readonly Demand[], outcomes: readonly Outcome[], askedMicros: number): void;
}

interface Known {
  /** The least cost that was refused; infinite where this limit was not the one that refused. */
  readonly refusedCost: number;
  readonly admitsAtMicros: number;
  readonly remaining: number;
  readonly resetAtMicros: number;
}

/** Refusals in memory, of as many limits and subjects as were refused last. */
export function createRefusalCache(maxEntries: number): RefusalCache {
  const known = new LRUCache<string, Known>({ max: maxEntries });
  const nameOf = ({ limit, subject }: Demand) => `${limit.id}:${subject}`;

  return {
    recall(demands, nowMicros) {
      if (known.size === 0) return null;
      let isRefused = false;
      const outcomes: Outcome[] = [];
      for (const demand of demands) {
        const last = known.get(nameOf(demand));
        if (!last) return null;
        const isCertain = demand.cost >= last.refusedCost && nowMicros < last.admitsAtMicros;
        if (isCertain) isRefused = true;
        outcomes.push({
          remaining: last.remaining,
          resetMicros: Math.max(0, last.resetAtMicros - nowMicros),
          waitMicros: isCertain ? last.admitsAtMicros - nowMicros : 0,
        });
      }
      return isRefused ? outcomes : null;
    },
    remember(demands, outcomes, askedMicros) {
      if (outcomes.every(({ waitMicros }) => waitMicros === 0)) return;
      for (const [index, demand] of demands.entries()) {
        const { remaining = 0, resetMicros = 0, waitMicros = 0 } = outcomes[index] ?? {};
        known.set(nameOf(demand), {
          refusedCost: isLasting(demand) && waitMicros > 0 ? demand.cost : Number.POSITIVE_INFINITY,
          admitsAtMicros: askedMicros + waitMicros,
          remaining,
          resetAtMicros: askedMicros + resetMicros,
        });
      }
    },
  };
}

function isLasting({ limit }: Demand): boolean {
  return limit.algorithm !== 'concurrency';
}

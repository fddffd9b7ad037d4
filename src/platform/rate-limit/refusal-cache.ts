import { LRUCache } from 'lru-cache';
import type { Demand } from './demands.js';
import type { Outcome } from './take-all-or-nothing.js';

/**
 * Remembers what Redis refused, to refuse it again without asking until it could be admitted. Takes are never
 * returned to a limit, and takes by others only make the wait longer. So until the wait is over, the same cost, or a
 * higher one, is certain to be refused. Leases can be released, so their refusals are never certain. Anything
 * uncertain is not answered here, and nothing is ever admitted.
 */
export interface RefusalCache {
  /** The outcomes if Redis is certain to refuse; otherwise null. The remaining capacity is that of the last refusal. */
  recall(demands: readonly Demand[], nowMicros: number): readonly Outcome[] | null;
  /** @param askedMicros the time when Redis was asked, or earlier: waits are counted from then */
  remember(demands: readonly Demand[], outcomes: readonly Outcome[], askedMicros: number): void;
}

interface Known {
  /** The lowest refused cost; infinite if another limit refused. */
  readonly refusedCost: number;
  readonly admitsAtMicros: number;
  readonly remaining: number;
  readonly resetAtMicros: number;
}

/** Keeps the latest refusals in memory. */
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

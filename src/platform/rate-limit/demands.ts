import { type Limit, limitOf } from './limit.js';
import type { RateLimitCheck } from './rate-limiter.js';

/** A cost to take from one limit of one subject. */
export interface Demand {
  readonly limit: Limit;
  readonly subject: string;
  readonly cost: number;
}

export interface Demands {
  readonly demands: readonly Demand[];
  /** For each check the index of its demand. */
  readonly places: readonly number[];
}

/**
 * Merges checks of the same limit and subject into one demand with the sum of their costs.
 * @throws RangeError for an invalid policy or cost
 */
export function demandsOf(checks: readonly RateLimitCheck[]): Demands {
  const demands: Demand[] = [];
  const places = checks.map(({ policy, subject, cost = 1 }) => {
    if (!Number.isSafeInteger(cost) || cost < 1) {
      throw new RangeError(`The rate limit "${policy.name}" cannot take a cost of ${cost}.`);
    }
    const limit = limitOf(policy);
    const place = demands.findIndex((other) => other.limit === limit && other.subject === subject);
    const same = demands[place];
    if (!same) return demands.push({ limit, subject, cost }) - 1;
    demands[place] = { ...same, cost: same.cost + cost };
    return place;
  });
  return { demands, places };
}

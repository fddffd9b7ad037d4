import { type Limit, limitOf } from './limit.js';
import type { RateLimitCheck } from './rate-limiter.js';

/** So much of one limit for one subject. */
export interface Demand {
  readonly limit: Limit;
  readonly subject: string;
  readonly cost: number;
}

export interface Demands {
  readonly demands: readonly Demand[];
  /** For each check the number of its demand. */
  readonly places: readonly number[];
}

/**
 * What the checks ask for. Those that name the same limit and subject are one demand for their sum.
 * @throws RangeError for a policy or a cost that makes no sense
 */
export function demandsOf(checks: readonly RateLimitCheck[]): Demands {
  const demands: Demand[] = [];
  const places = checks.map(({ policy, subject, cost = 1 }) => {
    if (!Number.isSafeInteger(cost) || cost < 1) {
      throw new RangeError(`The rate limit "${policy.name}" was asked for ${cost}.`);
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

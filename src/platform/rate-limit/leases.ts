import type { Demand } from './demands.js';
import type { RateLimitCheck, RateLimitLease } from './rate-limiter.js';
import type { Outcome } from './take-all-or-nothing.js';

/**
 * The leases taken from concurrency limits, one for each limit and subject.
 * @param places for each check the index of its demand
 */
export function leasesOf(
  checks: readonly RateLimitCheck[],
  places: readonly number[],
  demands: readonly Demand[],
  outcomes: readonly Outcome[],
  isOwn: boolean,
): readonly RateLimitLease[] {
  return demands.flatMap(({ subject, cost: units }, place) => {
    const policy = checks[places.indexOf(place)]?.policy;
    const takenMicros = outcomes[place]?.takenMicros;
    return policy && takenMicros !== undefined ? [{ policy, subject, units, takenMicros, isOwn }] : [];
  });
}

import type { RateLimitPolicy, RateLimitStanding } from '../../platform/rate-limit/rate-limiter.js';
import type { LimitVerdict } from './operation-limits.js';

/**
 * The HTTP headers with an operation's limits, in the form of draft-ietf-httpapi-ratelimit-headers-11: all of them,
 * and of several with one name the tightest. A refusal has `Retry-After`, and no window ends later than that.
 */
export function limitHeaders({ refusal, decision }: LimitVerdict): Readonly<Record<string, string>> {
  const longest = refusal?.retryAfterSeconds ?? Number.POSITIVE_INFINITY;
  const standings = tightest(decision?.standings ?? []);
  return {
    ...(refusal ? { 'retry-after': String(refusal.retryAfterSeconds) } : {}),
    ...(standings.length === 0
      ? {}
      : {
          'ratelimit-policy': standings.map(({ policy }) => policyItem(policy)).join(', '),
          ratelimit: standings.map((standing) => limitItem(standing, longest)).join(', '),
        }),
  };
}

function tightest(standings: readonly RateLimitStanding[]): readonly RateLimitStanding[] {
  const byName = new Map<string, RateLimitStanding>();
  for (const standing of standings) {
    const other = byName.get(standing.policy.name);
    if (!other || standing.remaining < other.remaining) byName.set(standing.policy.name, standing);
  }
  return [...byName.values()];
}

function policyItem(policy: RateLimitPolicy): string {
  const [quota, windowSeconds] =
    policy.algorithm === 'token-bucket'
      ? [policy.capacity, Math.ceil(policy.capacity / policy.refillPerSecond)]
      : [policy.most, policy.algorithm === 'concurrency' ? policy.leaseSeconds : policy.windowSeconds];
  return `"${policy.name}";q=${quota};w=${windowSeconds}`;
}

function limitItem({ policy, remaining, resetSeconds }: RateLimitStanding, longest: number): string {
  return `"${policy.name}";r=${Math.max(0, Math.floor(remaining))};t=${Math.min(resetSeconds, longest)}`;
}

import { once } from 'node:events';
import { settlesWithin } from '../async/deadline.js';
import { createCircuitBreaker } from '../cache/circuit-breaker.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../telemetry/logger.js';
import { decisionOf } from './decision.js';
import { type Demand, demandsOf } from './demands.js';
import { leasesOf } from './leases.js';
import { limitOf } from './limit.js';
import { createLocalMeters } from './local-meters.js';
import type { ConcurrencyLimiter, RateLimitLease } from './rate-limiter.js';
import { createRefusalCache } from './refusal-cache.js';
import { createSharedMeters } from './shared-meters.redis.js';

export interface RateLimiterOptions {
  /** A connection with the role `cache`, which answers at once or fails, to a server without eviction. */
  readonly redis: RedisClient;
  /** The prefix of all keys in Redis. */
  readonly prefix: string;
  readonly logger: Logger;
  /** How many limits and subjects this process keeps in its refusal cache and in its local meters, each. */
  readonly maxEntries?: number;
  /** Replaces the server's time, in microseconds. For tests only. */
  readonly serverMicros?: () => number;
  /** A monotonic clock of this process, in whole microseconds. */
  readonly monotonicMicros?: () => number;
}

/** About 3 MB when all are used. */
const MAX_ENTRIES = 10_000;
/** How long the first calls wait for a connection that is being opened. */
const BEGIN_MS = 250;
const monotonic = () => Math.floor(performance.now() * 1_000);

/**
 * Limits what all processes admit together, in Redis and by its clock. While Redis is down, each process limits by
 * itself with the same policies: a call waits 250 ms at most to find out, and for a second after that no call tries.
 */
export function createRateLimiter(options: RateLimiterOptions): ConcurrencyLimiter {
  const {
    redis,
    prefix,
    logger,
    serverMicros,
    monotonicMicros = monotonic,
    maxEntries = MAX_ENTRIES,
  } = options;
  const breaker = createCircuitBreaker(logger, 'Each process limits rates by itself, without Redis, for now');
  const sharedMeters = createSharedMeters({ redis, prefix, serverMicros });
  const ownMeters = createLocalMeters(maxEntries);
  const refusals = createRefusalCache(maxEntries);
  const begun = hasBegun(redis);

  async function askRedis(demands: readonly Demand[]) {
    if (redis.status !== 'ready') await begun;
    const askedMicros = monotonicMicros();
    const outcomes = await breaker.attemptUnlessOpen(() => sharedMeters.take(demands));
    if (outcomes) refusals.remember(demands, outcomes, askedMicros);
    return outcomes;
  }

  async function giveBack({ isOwn, takenMicros, ...lease }: RateLimitLease): Promise<void> {
    const demand = { limit: limitOf(lease.policy), subject: lease.subject, cost: lease.units };
    if (isOwn) ownMeters.release(demand, takenMicros);
    else await breaker.attemptUnlessOpen(() => sharedMeters.release(demand, takenMicros));
  }

  async function release(leases: readonly RateLimitLease[]): Promise<void> {
    await Promise.all(leases.map(giveBack));
  }

  return {
    async take(checks) {
      const { demands, places } = demandsOf(checks);
      if (demands.length === 0) return { isAdmitted: true, retryAfterSeconds: 0, standings: [] };
      const known = refusals.recall(demands, monotonicMicros());
      if (known) return decisionOf(checks, places, known);
      const shared = await askRedis(demands);
      const outcomes = shared ?? ownMeters.take(demands, monotonicMicros());
      const decision = decisionOf(checks, places, outcomes);
      const leases = leasesOf(checks, places, demands, outcomes, shared === null);
      if (decision.isAdmitted) return leases.length > 0 ? { ...decision, leases } : decision;
      // On several nodes, one limit may have been taken before another refused.
      if (leases.length > 0) await release(leases);
      return decision;
    },
    release,
  };
}

/** Resolves once the connection is open for the first time, or has had enough time. */
async function hasBegun(redis: RedisClient): Promise<void> {
  if (redis.status === 'ready') return;
  const ready = once(redis, 'ready').catch(() => undefined);
  await settlesWithin(ready, BEGIN_MS);
}

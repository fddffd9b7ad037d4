import { LRUCache } from 'lru-cache';
import type { RateLimitPolicy } from './rate-limiter.js';

/** A policy converted to integers, for the same arithmetic in Redis and in this process. */
export interface Limit {
  readonly algorithm: RateLimitPolicy['algorithm'];
  /** The capacity. */
  readonly most: number;
  /** For a bucket, the time to refill one token; for a window or a lease, its length. In microseconds. */
  readonly spanMicros: number;
  /** The longest time without a take until the full capacity is available again: two windows for the counter. */
  readonly periodMicros: number;
  /** The policy's name and numbers, so that changed numbers make a different limit. */
  readonly id: string;
}

const MICROS = 1_000_000;
/** Above this, a log is the wrong choice: it stores an instant for each unit, and is written as a whole. */
const MOST_LOGGED = 1_000;
const LONGEST_MICROS = 366 * 86_400 * MICROS;

const known = new WeakMap<RateLimitPolicy, Limit>();
/** Equal policies share a limit. */
const byId = new LRUCache<string, Limit>({ max: 1_000 });

/** @throws RangeError for a policy that cannot be kept exactly, which is a programming error */
export function limitOf(policy: RateLimitPolicy): Limit {
  const found = known.get(policy);
  if (found) return found;
  const made = makeLimit(policy);
  const limit = byId.get(made.id) ?? made;
  byId.set(limit.id, limit);
  known.set(policy, limit);
  return limit;
}

function makeLimit(policy: RateLimitPolicy): Limit {
  const { name, algorithm } = policy;
  const isBucket = algorithm === 'token-bucket';
  const most = isBucket ? policy.capacity : policy.most;
  const spanMicros = spanOf(policy);
  const periodMicros =
    { 'token-bucket': most, 'sliding-log': 1, 'sliding-counter': 2, concurrency: 1 }[algorithm] * spanMicros;
  const demand = (isSo: boolean, what: string) => {
    if (!isSo) throw new RangeError(`The rate limit "${name}" ${what}.`);
  };
  demand(Number.isInteger(most) && most >= 1, 'has to admit a whole number, at least 1');
  demand(spanMicros >= 1 && periodMicros <= LONGEST_MICROS, 'has to last between a microsecond and a year');
  const isLogged = algorithm === 'sliding-log' || algorithm === 'concurrency';
  demand(!isLogged || most <= MOST_LOGGED, `logs more than ${MOST_LOGGED} units`);
  demand(
    Number.isSafeInteger(most * spanMicros),
    'admits too much in too long a window to be counted exactly',
  );
  return { algorithm, most, spanMicros, periodMicros, id: `${name}:${algorithm}:${most}:${spanMicros}` };
}

function spanOf(policy: RateLimitPolicy): number {
  if (policy.algorithm === 'concurrency') return Math.round(policy.leaseSeconds * MICROS);
  // Rounded up: never refills faster than configured.
  if (policy.algorithm === 'token-bucket') return Math.ceil(MICROS / policy.refillPerSecond);
  return Math.round(policy.windowSeconds * MICROS);
}

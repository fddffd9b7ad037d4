import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { inOneTrip } from '../redis/one-trip.js';
import { defineScript } from '../redis/script.js';
import type { CircuitBreaker } from './circuit-breaker.js';

/**
 * Says which process loads a key while none has it. A lease is a token under a name of its own (a fence): what is loaded under
 * one that was lost meanwhile, by a change or because it took too long, is not kept.
 */
export interface Leases {
  /** Takes what nobody else has; everything while Redis is away. @returns the tokens by key; null where there is no lease */
  take(keys: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** Gives back what is still held under these tokens. */
  release(tokens: ReadonlyMap<string, string | null>): Promise<void>;
}

/** Longer than an ordinary load; the longest that a process that died holds the others up. */
export const LEASE_MS = 3_000;

/** KEYS: leases. ARGV: the token of each. */
const RELEASE = defineScript(`
for index, name in ipairs(KEYS) do
  if redis.call('GET', name) == ARGV[index] then redis.call('DEL', name) end
end
return 1
`);

export interface LeasesOptions {
  readonly redis: Redis;
  readonly breaker: CircuitBreaker;
  /** Where the lease of a key stands. */
  readonly leaseOf: (key: string) => string;
}

export function createLeases({ redis, breaker, leaseOf }: LeasesOptions): Leases {
  return {
    async take(keys) {
      const token = randomUUID();
      const taken = await breaker.attemptUnlessOpen(() =>
        inOneTrip(redis, keys, (pipeline, key) => pipeline.set(leaseOf(key), token, 'PX', LEASE_MS, 'NX')),
      );
      if (taken === null) return new Map(keys.map((key) => [key, null]));
      return new Map(keys.filter((_key, index) => taken[index] === 'OK').map((key) => [key, token]));
    },

    async release(tokens) {
      const held = [...tokens].filter((entry): entry is [string, string] => entry[1] !== null);
      if (held.length === 0) return;
      const names = held.map(([key]) => leaseOf(key));
      const values = held.map(([, token]) => token);
      await breaker.attemptUnlessOpen(() => RELEASE.run(redis, names, values));
    },
  };
}

import { randomUUID } from 'node:crypto';
import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import type { CircuitBreaker } from './circuit-breaker.js';

/** Lease tokens by key; null without a lease, because Redis is down. */
export type Tokens = ReadonlyMap<string, string | null>;

/**
 * The keys that this process may load, and the values that Redis had for all keys at that moment; null for missing
 * values.
 */
export interface Taken {
  readonly tokens: Tokens;
  readonly texts: readonly (string | null)[];
}

/**
 * Decides which process loads a missing key. A lease is a fencing token under a key of its own: a value loaded under a
 * lease that was lost, because of a change or because the load took too long, is not stored.
 */
export interface Leases {
  /**
   * Takes the free leases, or proceeds without any while Redis is down, and reads the keys atomically with it, because the
   * previous holder of a lease may just have stored a value.
   */
  take(keys: readonly string[]): Promise<Taken>;
  /** Releases the leases still held under these tokens. */
  release(tokens: Tokens): Promise<void>;
}

/** Longer than a usual load. A process that dies blocks others for at most this long. */
export const LEASE_MS = 3_000;

/**
 * KEYS: leases, then as many values. ARGV: the lease duration in ms, then a token for each. Returns the values, and
 * which leases were taken.
 */
const TAKE = defineScript(`
local count = #KEYS / 2
local taken = {}
for index = 1, count do
  taken[index] = redis.call('SET', KEYS[index], ARGV[index + 1], 'PX', ARGV[1], 'NX') and 1 or 0
end
return { redis.call('MGET', unpack(KEYS, count + 1)), taken }
`);

/** KEYS: leases. ARGV: the token of each. */
const RELEASE = defineScript(`
for index, name in ipairs(KEYS) do
  if redis.call('GET', name) == ARGV[index] then redis.call('DEL', name) end
end
return 1
`);

type TakeAnswer = readonly [texts: readonly (string | null)[], taken: readonly number[]];

interface Wanted {
  readonly key: string;
  readonly token: string;
}

interface Answer {
  readonly isTaken: boolean;
  readonly text: string | null;
}

export interface LeasesOptions {
  readonly redis: RedisClient;
  readonly breaker: CircuitBreaker;
  readonly nameOf: (key: string) => string;
  /** The Redis key of the lease for a key. */
  readonly leaseOf: (key: string) => string;
}

export function createLeases({ redis, breaker, nameOf, leaseOf }: LeasesOptions): Leases {
  const nameOfWanted = ({ key }: Wanted) => nameOf(key);

  async function askTogether(wanted: readonly Wanted[]): Promise<Answer[]> {
    const names = [...wanted.map(({ key }) => leaseOf(key)), ...wanted.map(({ key }) => nameOf(key))];
    const answer = await TAKE.run(redis, names, [LEASE_MS, ...wanted.map(({ token }) => token)]);
    const [texts, taken] = answer as TakeAnswer;
    return wanted.map((_, index) => ({ isTaken: taken[index] === 1, text: texts[index] ?? null }));
  }

  const ask = batchByTurn<Wanted, Answer>((wanted) => bySlot(redis, wanted, nameOfWanted, askTogether));

  async function releaseTogether(held: readonly Wanted[]): Promise<readonly Wanted[]> {
    const names = held.map(({ key }) => leaseOf(key));
    await RELEASE.run(
      redis,
      names,
      held.map(({ token }) => token),
    );
    return held;
  }

  const giveBack = batchByTurn<Wanted, Wanted>((held) => bySlot(redis, held, nameOfWanted, releaseTogether));

  return {
    async take(keys) {
      const token = randomUUID();
      const answers = await breaker.attemptUnlessOpen(() => ask(keys.map((key) => ({ key, token }))));
      if (answers === null) return { tokens: new Map(keys.map((key) => [key, null])), texts: [] };
      const mine = keys.filter((_, index) => answers[index]?.isTaken);
      return { tokens: new Map(mine.map((key) => [key, token])), texts: answers.map(({ text }) => text) };
    },

    async release(tokens) {
      const held = [...tokens].flatMap(([key, token]) => (token === null ? [] : [{ key, token }]));
      if (held.length === 0) return;
      await breaker.attemptUnlessOpen(() => giveBack(held));
    },
  };
}

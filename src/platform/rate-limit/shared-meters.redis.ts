import { hash } from 'node:crypto';
import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import { isCluster, type RedisClient } from '../redis/redis-client.js';
import type { Demand } from './demands.js';
import type { Limit } from './limit.js';
import { RELEASE, TAKE } from './rate-limit.script.js';
import { type Outcome, withLease } from './take-all-or-nothing.js';
import { takeInTwoPhases } from './take-in-two-phases.js';

/** The meters that all processes share. */
export interface SharedMeters {
  /** Takes from all, or from none. @throws Redis errors, or a timeout, after which the take may still have happened */
  take(demands: readonly Demand[]): Promise<readonly Outcome[]>;
  /** Releases the leases that a demand took at an instant. @throws Redis errors */
  release(demand: Demand, takenMicros: number): Promise<void>;
}

export interface SharedMetersOptions {
  readonly redis: RedisClient;
  readonly prefix: string;
  /** In microseconds. For tests only: otherwise the server's own time is used, independent of the clocks of processes. */
  readonly serverMicros?: (() => number) | undefined;
}

/**
 * The most calls decided by one run of the script, which blocks Redis. When more arrive at once, this process prepares the
 * next batch while Redis decides on the first.
 */
const MOST_CALLS = 32;
/** 132 bits, so that keys never collide. */
const HASH_LENGTH = 22;

type Mode = 'take' | 'ask';
type Call = readonly Demand[];

/**
 * Meters in Redis. Calls made in the same turn of the event loop are sent together. On a cluster only the limits of
 * one subject are, and a call with several subjects takes two phases.
 */
export function createSharedMeters({ redis, prefix, serverMicros }: SharedMetersOptions): SharedMeters {
  const keyPrefix = `${prefix}:limit`;

  function decideAs(mode: Mode) {
    async function decideTogether(calls: readonly Call[]): Promise<readonly (readonly Outcome[])[]> {
      const { keys, values } = writtenOut(calls, keyPrefix);
      const answers = await TAKE.run(redis, keys, [serverMicros?.() ?? '', mode, ...values]);
      return outcomesOf(calls, answers as readonly number[], mode);
    }

    const decideEach = batchByTurn<Call, readonly Outcome[]>(
      (calls) => bySlot(redis, calls, ([first]) => (first ? keyOf(keyPrefix, first) : ''), decideTogether),
      MOST_CALLS,
    );
    return async (call: Call) => {
      const [outcomes] = await decideEach([call]);
      if (!outcomes) throw new Error('Redis did not decide on a rate limit.');
      return outcomes;
    };
  }

  const take = decideAs('take');
  return {
    take: isCluster(redis) ? takeInTwoPhases({ ask: decideAs('ask'), take }) : take,
    async release(demand, takenMicros) {
      await RELEASE.run(redis, [keyOf(keyPrefix, demand)], [takenMicros, demand.cost]);
    },
  };
}

/** The script's arguments. Each limit is described once, however many calls use it. */
function writtenOut(calls: readonly (readonly Demand[])[], keyPrefix: string) {
  const keys: string[] = [];
  const described: (string | number)[] = [];
  const asked: number[] = [];
  const numbers = new Map<Limit, number>();
  for (const demands of calls) {
    asked.push(demands.length);
    for (const demand of demands) {
      const { limit, cost } = demand;
      let number = numbers.get(limit);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(limit, number);
        described.push(limit.algorithm, limit.most, limit.spanMicros, limit.periodMicros);
      }
      keys.push(keyOf(keyPrefix, demand));
      asked.push(number, cost);
    }
  }
  return { keys, values: [numbers.size, ...described, ...asked] };
}

/** Subjects may be long and personal, such as addresses. All limits of one share a hash tag, and so a slot. */
function keyOf(keyPrefix: string, { limit, subject }: Demand): string {
  return `${keyPrefix}:{${hash('sha256', subject, 'base64url').slice(0, HASH_LENGTH)}}:${limit.id}`;
}

function outcomesOf(
  calls: readonly (readonly Demand[])[],
  answers: readonly number[],
  mode: Mode,
): readonly (readonly Outcome[])[] {
  let at = 0;
  const next = () => answers[at++] ?? 0;
  const decided = calls.map((demands) =>
    demands.map(({ limit }) => ({ limit, remaining: next(), resetMicros: next(), waitMicros: next() })),
  );
  const now = next();
  return decided.map((call) => {
    const isTaken = mode === 'take' && call.every(({ waitMicros }) => waitMicros === 0);
    return call.map(({ limit, ...outcome }) => (isTaken ? withLease(limit, outcome, now) : outcome));
  });
}

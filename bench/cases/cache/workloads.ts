import { setImmediate } from 'node:timers/promises';
import { createRandom } from '../../../test/support/random.js';
import { type CacheInstance, thingOf } from './contender.js';

/** Operations per second. */
export type Workload = (seconds: number) => Promise<number>;

/** A contender's instances: one that stores values, and one that has none of them in memory. */
export interface Stage {
  readonly writer: CacheInstance;
  readonly reader: CacheInstance;
  /** A reader that holds a tenth of the keys of the mixed workload. */
  readonly small: CacheInstance;
}

const LOCAL_KEYS = 1_000;
const CALLS_AT_A_TIME = 1_000;
const FRESH_KEYS = 2_000;
const BATCH = 50;
/** Concurrent callers, as a server has them. */
const CALLERS = 10;
const MIXED_KEYS = 10_000;

const never = () => Promise.reject(new Error('The source was asked for what is there.'));

/** Counts only within the timed parts. */
async function timed(
  seconds: number,
  part: () => Promise<{ readonly operations: number; readonly ms: number }>,
) {
  let [operations, ms] = [0, 0];
  while (ms < seconds * 1_000) {
    const done = await part();
    operations += done.operations;
    ms += done.ms;
    // Lets other work of this process run.
    await setImmediate();
  }
  return (operations * 1_000) / ms;
}

async function measured(operations: number, work: () => Promise<unknown>) {
  const begin = performance.now();
  await work();
  return { operations, ms: performance.now() - begin };
}

/** Some concurrent callers, each of which does one call after the other. */
function byCallers<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<unknown> {
  const waiting = items.values();
  const call = async () => {
    for (const item of waiting) await work(item);
  };
  return Promise.all(Array.from({ length: CALLERS }, call));
}

/** Each call uses new keys, so that nothing is cached. */
export function workloadsOf({ writer, reader, small }: Stage): Readonly<Record<string, Workload>> {
  let fresh = 0;
  const freshKeys = () => Array.from({ length: FRESH_KEYS }, () => `fresh-${(fresh += 1)}`);

  async function put(keys: readonly string[]): Promise<void> {
    await byCallers(keys, (key) => writer.set(key, thingOf(key)));
  }

  return {
    async 'local hit'(seconds) {
      const keys = Array.from({ length: LOCAL_KEYS }, (_, index) => `local-${index}`);
      for (const key of keys) await reader.get(key, async () => thingOf(key));
      return timed(seconds, () =>
        measured(CALLS_AT_A_TIME, async () => {
          for (const key of keys) await reader.get(key, never);
        }),
      );
    },

    'Redis hit': (seconds) =>
      timed(seconds, async () => {
        const keys = freshKeys();
        await put(keys);
        return measured(keys.length, () => byCallers(keys, (key) => reader.get(key, never)));
      }),

    [`getMany of ${BATCH} from Redis`]: (seconds) =>
      timed(seconds, async () => {
        const keys = freshKeys();
        await put(keys);
        const batches = Array.from({ length: keys.length / BATCH }, (_, index) =>
          keys.slice(index * BATCH, (index + 1) * BATCH),
        );
        return measured(batches.length, () => byCallers(batches, (batch) => reader.getMany(batch)));
      }),

    'miss with load': (seconds) =>
      timed(seconds, async () => {
        const keys = freshKeys();
        return measured(keys.length, () =>
          byCallers(keys, (key) => reader.get(key, async () => thingOf(key))),
        );
      }),

    async 'mixed, Zipf'(seconds) {
      const random = createRandom(11);
      const draw = () => `mixed-${Math.floor(MIXED_KEYS ** (random.below(1_000_000) / 1_000_000))}`;
      return timed(seconds, () => {
        const keys = Array.from({ length: CALLS_AT_A_TIME }, draw);
        return measured(keys.length, () =>
          byCallers(keys, (key) => small.get(key, async () => thingOf(key))),
        );
      });
    },
  };
}

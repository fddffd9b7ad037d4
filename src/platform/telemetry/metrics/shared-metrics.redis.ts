import type { RedisClient } from '../../redis/redis-client.js';
import { defineScript } from '../../redis/script.js';
import { type Addition, BUCKET_MARK, SUM_MARK } from './metric-additions.js';
import { type SharedMetrics, SLOT_MS, SLOTS_KEPT_MS } from './shared-metrics.js';
import { LEAVE, READ_TIME, TAKE_PART } from './shared-metrics.script.js';

export interface SharedMetricsOptions {
  readonly redis: RedisClient;
  readonly prefix: string;
}

/** How long a silent process is remembered. */
export const REMEMBERED_MS = 10 * 60_000;
const takePart = defineScript(TAKE_PART);
const leave = defineScript(LEAVE);
const readTime = defineScript(READ_TIME);

/** Each slot is a hash with an expiry; it does not change after its time is over. */
export function createRedisSharedMetrics({ redis, prefix }: SharedMetricsOptions): SharedMetrics {
  // The braces keep all keys on one node of a cluster.
  const base = `${prefix}:{metrics}`;

  async function now(): Promise<Date> {
    const time = (await readTime.run(redis, [base], [])) as readonly string[];
    const [seconds = 0, micros = 0] = time.map(Number);
    return new Date(seconds * 1_000 + Math.floor(micros / 1_000));
  }

  async function readHash(key: string, prefixOfFields: string): Promise<Addition[]> {
    const hash = Object.entries(await redis.hgetall(key));
    return hash.map(([field, amount]) => [`${prefixOfFields}${field}`, Number(amount)]);
  }

  async function readSlot(key: string): Promise<Addition[]> {
    const plain = await readHash(key, '');
    const timed = plain.flatMap(([field]) =>
      field.endsWith(SUM_MARK) ? field.slice(0, -SUM_MARK.length) : [],
    );
    const buckets = await Promise.all(
      timed.map((name) => readHash(`${key}:${name}`, `${name}${BUCKET_MARK}`)),
    );
    return [...plain, ...buckets.flat()];
  }

  return {
    now,

    async take({ processId, number, additions, report }) {
      const times = [SLOT_MS, SLOTS_KEPT_MS, REMEMBERED_MS];
      const taken = await takePart.run(
        redis,
        [base],
        [processId, number, report, ...times, ...additions.flat()],
      );
      return taken === 1;
    },

    async leave(processId) {
      await leave.run(redis, [base], [processId]);
    },

    async read(from, to) {
      const first = Math.ceil(from.getTime() / SLOT_MS);
      const end = Math.ceil(to.getTime() / SLOT_MS);
      const slots = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
      return (await Promise.all(slots.map((slot) => readSlot(`${base}:slot:${slot}`)))).flat();
    },

    async processes() {
      const [time, seen, reports] = await Promise.all([
        now(),
        redis.zrange(`${base}:seen`, '0', '-1', 'WITHSCORES'),
        redis.hgetall(`${base}:reports`),
      ]);
      const processes = Object.entries(reports).flatMap(([id, report]) => {
        const place = seen.indexOf(id);
        return place < 0 ? [] : [{ id, report, heardAt: new Date(Number(seen[place + 1])) }];
      });
      return { now: time, processes };
    },
  };
}

import type { RedisClient } from '../../../platform/redis/redis-client.js';
import { defineScript } from '../../../platform/redis/script.js';
import type { MetricDefinition, Metrics } from '../../../platform/telemetry/metrics/metric.js';
import type { StreamLeases } from './stream-leases.js';

export const STREAMS: MetricDefinition = {
  name: 'streamcore_streams',
  help: 'Running streams of all processes.',
  labels: [],
};

/** KEYS: a sorted set of streams by the end of their leases. ARGV: the duration of a lease, a stream. */
const NOTE = defineScript(`
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  return 1`);

const COUNT = defineScript(`
  local time = redis.call('TIME')
  return redis.call('ZCOUNT', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000), '+inf')`);

export interface StreamCensusOptions {
  readonly redis: RedisClient;
  readonly prefix: string;
  readonly leaseSeconds: number;
}

/** Wraps leases to count them over all accounts. Counting never blocks. */
export function countStreams(
  leases: StreamLeases,
  metrics: Metrics | null,
  { redis, prefix, leaseSeconds }: StreamCensusOptions,
): StreamLeases {
  if (!metrics) return leases;
  const key = `${prefix}:playback:running`;
  const add = (id: string) => {
    NOTE.run(redis, [key], [leaseSeconds * 1_000, id]).catch(() => undefined);
  };
  const remove = (ids: readonly string[]) => {
    if (ids.length > 0) redis.zrem(key, ...ids).catch(() => undefined);
  };
  metrics.gauge(STREAMS, async () => [{ values: [], value: Number(await COUNT.run(redis, [key], [])) }]);

  return {
    list: leases.list,
    async start(stream, limit, takeOver) {
      const started = await leases.start(stream, limit, takeOver);
      if (started.outcome === 'STARTED') {
        add(stream.id);
        if (started.takenOver) remove([started.takenOver.id]);
      }
      return started;
    },
    async heartbeat(stream, limit) {
      const result = await leases.heartbeat(stream, limit);
      if (result.outcome === 'RENEWED') add(stream.id);
      return result;
    },
    async end(stream, reason) {
      const isNew = await leases.end(stream, reason);
      remove([stream.id]);
      return isNew;
    },
    async endSelected(...asked) {
      const ended = await leases.endSelected(...asked);
      remove(ended.map(({ id }) => id));
      return ended;
    },
  };
}

import type { Disposer } from './async/disposer.js';
import type { AskSource } from './cache/load-values.js';
import { createCache } from './cache/tiered-cache.js';
import { createRedisLiveTopics } from './events/live-topics.redis.js';
import { createBullQueues } from './jobs/bullmq-queues.js';
import { createBullJobQueue } from './jobs/job-queue.bullmq.js';
import { createRateLimiter } from './rate-limit/create-rate-limiter.js';
import { createRedis } from './redis/redis.js';
import { createRedisChannels } from './redis/redis-channels.js';
import type { Logger } from './telemetry/logger.js';
import type { Tracing } from './telemetry/tracing/tracing.js';

export interface RedisSettings {
  readonly url: string;
  readonly cacheUrl: string;
  readonly prefix: string;
}

/** The dependencies, and the owner that disposes of the services. */
export interface RedisServiceParts {
  readonly logger: Logger;
  readonly tracing: Tracing;
  readonly disposer: Disposer;
  /** Runs the cache's loads. */
  readonly askSource?: AskSource;
}

/** The services on Redis: live topics, rate limits and jobs on the durable one, the cache on the one that evicts. */
export function createRedisServices(
  { url, cacheUrl, prefix }: RedisSettings,
  { logger, tracing, disposer, askSource = (load) => load() }: RedisServiceParts,
) {
  const commands = disposer.add(
    createRedis(url, { name: 'streamcore commands', role: 'commands', logger, tracing }),
  );
  const subscriber = disposer.add(
    createRedis(url, { name: 'streamcore channels', role: 'subscriber', logger }),
  );
  const channels = createRedisChannels(subscriber, logger);
  const cacheCommands = disposer.add(
    createRedis(cacheUrl, { name: 'streamcore cache', role: 'cache', logger, tracing }),
  );
  const cacheSubscriber = disposer.add(
    createRedis(cacheUrl, { name: 'streamcore cache channels', role: 'subscriber', logger }),
  );
  const cacheChannels = createRedisChannels(cacheSubscriber, logger);
  const limits = disposer.add(
    createRedis(url, { name: 'streamcore limits', role: 'cache', logger, tracing }),
  );
  const queues = disposer.add(createBullQueues({ redis: commands, prefix }));
  return {
    commands,
    /** Answers at once or fails. */
    quickCommands: limits,
    channels,
    cache: disposer.add(
      createCache({ redis: cacheCommands, channels: cacheChannels, prefix, logger, askSource }),
    ),
    liveTopics: createRedisLiveTopics({
      redis: commands,
      channels,
      prefix,
      onCorrupt: (key, error) =>
        logger.error(
          { key, err: error },
          'The key of a live stream holds another type, and its events are dropped: delete the key',
        ),
    }),
    rateLimiter: createRateLimiter({ redis: limits, prefix, logger }),
    queues,
    jobs: createBullJobQueue(queues, tracing),
  };
}

import type { Disposer } from './async/disposer.js';
import { createCache } from './cache/tiered-cache.js';
import { createRedisLiveTopics } from './events/live-topics.redis.js';
import { createBullQueues } from './jobs/bullmq-queues.js';
import { createBullJobQueue } from './jobs/job-queue.bullmq.js';
import { createRedis } from './redis/redis.js';
import { createRedisChannels } from './redis/redis-channels.js';
import type { Logger } from './telemetry/logger.js';

export interface RedisSettings {
  readonly url: string;
  readonly cacheUrl: string;
  readonly prefix: string;
}

/** What stands on Redis: the durable one for live topics and jobs, the evicting one for the cache. */
export function createRedisServices(
  { url, cacheUrl, prefix }: RedisSettings,
  logger: Logger,
  disposer: Disposer,
) {
  const commands = disposer.add(createRedis(url, { name: 'streamcore commands', role: 'commands', logger }));
  const subscriber = disposer.add(
    createRedis(url, { name: 'streamcore channels', role: 'subscriber', logger }),
  );
  const channels = createRedisChannels(subscriber, logger);
  const cacheCommands = disposer.add(
    createRedis(cacheUrl, { name: 'streamcore cache', role: 'cache', logger }),
  );
  const cacheSubscriber = disposer.add(
    createRedis(cacheUrl, { name: 'streamcore cache channels', role: 'subscriber', logger }),
  );
  const cacheChannels = createRedisChannels(cacheSubscriber, logger);
  const queues = disposer.add(createBullQueues({ redis: commands, prefix }));
  return {
    commands,
    channels,
    cache: disposer.add(createCache({ redis: cacheCommands, channels: cacheChannels, prefix, logger })),
    liveTopics: createRedisLiveTopics({ redis: commands, channels, prefix }),
    queues,
    jobs: createBullJobQueue(queues),
  };
}

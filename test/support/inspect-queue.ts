import { Queue } from 'bullmq';
import { queuePrefix } from '../../src/platform/jobs/bullmq-options.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import type { Platform } from './platform.js';

/** Looks at a platform's queue as BullMQ sees it. */
export async function inspectQueue<Result>(
  { engine: { config, logger } }: Platform,
  name: string,
  look: (queue: Queue) => Promise<Result>,
): Promise<Result> {
  await using connection = createRedis(config.redis.url, { name: 'test', role: 'commands', logger });
  const queue = new Queue(name, { connection, prefix: queuePrefix(config.redis.prefix) });
  try {
    return await look(queue);
  } finally {
    await queue.close();
  }
}

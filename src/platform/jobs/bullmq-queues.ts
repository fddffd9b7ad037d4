import { Queue } from 'bullmq';
import type { RedisClient } from '../redis/redis-client.js';
import { queuePrefix } from './bullmq-options.js';

export interface BullQueuesOptions {
  /** With the role `commands`, so that a caller learns within seconds when Redis is down. */
  readonly redis: RedisClient;
  readonly prefix: string;
}

/** BullMQ's queues, opened when they are first used. */
export interface BullQueues extends AsyncDisposable {
  open(name: string): Queue;
}

export function createBullQueues({ redis, prefix }: BullQueuesOptions): BullQueues {
  const queues = new Map<string, Queue>();

  return {
    open(name) {
      const known = queues.get(name);
      if (known) return known;
      const queue = new Queue(name, {
        connection: redis,
        prefix: queuePrefix(prefix),
        // Otherwise BullMQ would wait for the server without a limit.
        skipWaitingForReady: true,
      });
      // The connection logs its own outages, and each call fails by itself.
      queue.on('error', () => undefined);
      queues.set(name, queue);
      return queue;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

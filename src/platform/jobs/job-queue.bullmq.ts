import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { jobOptions, queuePrefix } from './bullmq-options.js';
import type { JobQueue } from './job-queue.js';

export interface BullJobQueueOptions {
  /** Of the role `commands`, so that a caller learns within seconds when Redis is away. */
  readonly redis: Redis;
  readonly prefix: string;
}

export function createBullJobQueue({ redis, prefix }: BullJobQueueOptions): JobQueue & AsyncDisposable {
  const queues = new Map<string, Queue>();

  function queueOf(name: string): Queue {
    const known = queues.get(name);
    if (known) return known;
    const queue = new Queue(name, {
      connection: redis,
      prefix: queuePrefix(prefix),
      // Otherwise a job would wait without bound for a server that is away.
      skipWaitingForReady: true,
    });
    // The connection reports its own outages, and `enqueue` fails by itself.
    queue.on('error', () => undefined);
    queues.set(name, queue);
    return queue;
  }

  return {
    async enqueue(job, payload, { jobId, delayMs } = {}) {
      const parsed = job.schema.parse(payload);
      await queueOf(job.queue).add(job.name, parsed, {
        ...jobOptions(job, parsed),
        ...(jobId === undefined ? {} : { jobId }),
        ...(delayMs === undefined ? {} : { delay: delayMs }),
      });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

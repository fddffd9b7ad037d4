import type { RedisClient } from '../../redis/redis-client.js';
import type { Logger } from '../../telemetry/logger.js';
import type { RecentWrites } from './recent-writes.js';

export interface RecentWritesOptions {
  /** A connection that answers at once or fails. */
  readonly redis: RedisClient;
  readonly prefix: string;
  /** How long after its last write an account reads from the primary. */
  readonly windowMs: number;
  readonly logger: Logger;
}

export function createRedisRecentWrites({
  redis,
  prefix,
  windowMs,
  logger,
}: RecentWritesOptions): RecentWrites {
  const keyOf = (accountId: string) => `${prefix}:wrote:${accountId}`;

  /** A failure to announce a write does not undo it. */
  async function note(accountId: string): Promise<void> {
    try {
      await redis.set(keyOf(accountId), 1, 'PX', windowMs);
    } catch (error) {
      logger.warn(
        { err: error },
        'Recording a write of an account failed; a replica may show it old data for a moment',
      );
    }
  }

  return {
    async around(accountId, work) {
      // Announced before the write, for those who learn of it by an event, which may arrive before the reply.
      await note(accountId);
      try {
        return await work();
      } finally {
        await note(accountId);
      }
    },
    async has(accountId) {
      return redis.exists(keyOf(accountId)).then(
        (count) => count > 0,
        () => true,
      );
    },
  };
}

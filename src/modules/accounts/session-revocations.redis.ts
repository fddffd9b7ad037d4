import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { SessionRevocations } from './session-revocations.js';

const MOST_REMEMBERED = 100_000;

export interface SessionRevocationsOptions {
  readonly redis: Redis;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly accessTokenSeconds: number;
  /** Reads what was revoked lately, for what a process missed before it listened or while it was cut off. */
  readonly readRecent: (seconds: number) => Promise<readonly string[]>;
  readonly logger: Logger;
}

export function createRedisSessionRevocations(options: SessionRevocationsOptions): SessionRevocations {
  const { redis, channels, prefix, accessTokenSeconds, readRecent, logger } = options;
  const channel = `${prefix}:sessions:revoked`;
  const revoked = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: accessTokenSeconds * 1000 });

  // A session may be open on many sockets.
  const endings = new EventEmitter().setMaxListeners(0);

  function remember(sessionIds: readonly string[]): void {
    for (const id of sessionIds) {
      revoked.set(id, true);
      endings.emit(id);
    }
  }

  async function catchUp(): Promise<void> {
    remember(await readRecent(accessTokenSeconds));
  }

  return {
    isRevoked: (sessionId) => revoked.has(sessionId),

    onRevoked(sessionId, listener) {
      endings.once(sessionId, listener);
      return () => endings.off(sessionId, listener);
    },

    async announce(sessionIds) {
      remember(sessionIds);
      if (sessionIds.length === 0) return;
      try {
        await redis.publish(channel, JSON.stringify(sessionIds));
      } catch (error) {
        logger.warn({ error }, 'Other processes could not be told of revoked sessions');
      }
    },

    async start() {
      await channels.listen(channel, {
        onMessage: (message) => remember(JSON.parse(message) as string[]),
        onResumed() {
          catchUp().catch((error: unknown) => logger.warn({ error }, 'Revoked sessions could not be read'));
        },
      });
      await catchUp();
    },
  };
}

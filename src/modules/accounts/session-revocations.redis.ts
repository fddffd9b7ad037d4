import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { SessionChange, SessionRevocations } from './session-revocations.js';

const MOST_REMEMBERED = 100_000;

export interface SessionRevocationsOptions {
  readonly redis: Redis;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly accessTokenSeconds: number;
  /** Reads what has ended or changed lately, for what a process missed before it listened or while it was cut off. */
  readonly readRecent: (seconds: number) => Promise<readonly SessionChange[]>;
  readonly logger: Logger;
}

export function createRedisSessionRevocations(options: SessionRevocationsOptions): SessionRevocations {
  const { redis, channels, prefix, accessTokenSeconds, readRecent, logger } = options;
  const channel = `${prefix}:sessions:revoked`;
  /** The least version that is accepted, by session. */
  const leastVersions = new LRUCache<string, number>({
    max: MOST_REMEMBERED,
    ttl: accessTokenSeconds * 1000,
  });

  // A session may be open on many sockets.
  const endings = new EventEmitter().setMaxListeners(0);

  /** A session that has ended stays so, and messages may arrive in any order. */
  function remember(changes: readonly SessionChange[]): void {
    for (const { sessionId, leastVersion } of changes) {
      const known = leastVersions.get(sessionId) ?? 0;
      const least = leastVersion ?? Number.POSITIVE_INFINITY;
      if (least <= known) continue;
      leastVersions.set(sessionId, least);
      endings.emit(sessionId);
    }
  }

  async function catchUp(): Promise<void> {
    remember(await readRecent(accessTokenSeconds));
  }

  return {
    isRevoked: (sessionId, version) => version < (leastVersions.get(sessionId) ?? 0),

    onRevoked(sessionId, listener) {
      endings.once(sessionId, listener);
      return () => endings.off(sessionId, listener);
    },

    async announce(changes) {
      remember(changes);
      if (changes.length === 0) return;
      try {
        await redis.publish(channel, JSON.stringify(changes));
      } catch (error) {
        logger.warn({ error }, 'Other processes could not be told of ended sessions');
      }
    },

    async start() {
      await channels.listen(channel, {
        onMessage: (message) => remember(JSON.parse(message) as SessionChange[]),
        onResumed() {
          catchUp().catch((error: unknown) => logger.warn({ error }, 'Ended sessions could not be read'));
        },
      });
      await catchUp();
    },
  };
}

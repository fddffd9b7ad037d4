import { LRUCache } from 'lru-cache';
import { settlesWithin } from '../../../platform/async/deadline.js';
import { listenInBackground } from '../../../platform/redis/background-listening.js';
import type { RedisChannels } from '../../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { SessionEnds } from './session-ends.js';
import { LONGEST_STREAM_MS, type StreamKeys } from './stream-keys.js';

export interface SessionEndsOptions {
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly keys: StreamKeys;
  readonly logger: Logger;
}

/** About 10 MB. */
const MOST_REMEMBERED = 100_000;
/** After this time Redis is asked again, in case a message was lost. */
const ALIVE_MS = 2_000;
/** Media requests wait no longer for this check, which can only refuse them. */
const PATIENCE_MS = 250;

/**
 * Messages announce ended sessions at once; for lost ones, Redis is asked at most every two seconds per stream. While
 * Redis is down, a session that is not known to have ended counts as active, and is checked again two seconds later.
 */
export function createRedisSessionEnds(options: SessionEndsOptions): SessionEnds & AsyncDisposable {
  const { redis, channels, keys, logger } = options;
  const ended = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: LONGEST_STREAM_MS });
  const alive = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: ALIVE_MS });

  const listening = listenInBackground(
    channels,
    keys.channel,
    {
      onMessage: (playbackSessionId) => ended.set(playbackSessionId, true),
      // Messages in between are lost, so Redis is asked again.
      onResumed: () => alive.clear(),
    },
    logger,
  );

  async function ask(playbackSessionId: string): Promise<boolean> {
    const asking = redis.exists(keys.ended(playbackSessionId));
    const isAnswered = await settlesWithin(asking, PATIENCE_MS).catch(() => false);
    return isAnswered && (await asking) === 1;
  }

  return {
    async hasEnded(playbackSessionId) {
      if (ended.has(playbackSessionId)) return true;
      if (alive.has(playbackSessionId)) return false;
      const hasEnded = await ask(playbackSessionId);
      (hasEnded ? ended : alive).set(playbackSessionId, true);
      return hasEnded;
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}

import type { Redis } from 'ioredis';
import { newId } from '../../shared/ids.js';
import type { RedisChannels } from '../redis/redis-channels.js';
import type { Logger } from '../telemetry/logger.js';

export interface InvalidationsOptions {
  readonly redis: Redis;
  readonly channels: RedisChannels;
  readonly channel: string;
  readonly logger: Logger;
  /** Another process has changed the key. */
  readonly onChanged: (namespace: string, key: string) => void;
  /** Announcements may have been missed. */
  readonly onMissed: () => void;
}

/** Tells the other processes which keys have changed, and hears it from them. */
export interface Invalidations extends AsyncDisposable {
  /** Never throws: an announcement that does not get through is made good by the short life of local values. */
  announce(namespace: string, keys: readonly string[]): Promise<void>;
}

export function createInvalidations(options: InvalidationsOptions): Invalidations {
  const { redis, channels, channel, logger, onChanged, onMissed } = options;
  const self = newId();
  const listening = channels.listen(channel, {
    onMessage(message) {
      const [sender, namespace, ...keys]: string[] = JSON.parse(message);
      if (sender === self || namespace === undefined) return;
      for (const key of keys) onChanged(namespace, key);
    },
    onResumed: onMissed,
  });
  listening.catch((error: unknown) => logger.warn({ error }, 'Changes of other processes are not heard'));

  return {
    async announce(namespace, keys) {
      try {
        await redis.publish(channel, JSON.stringify([self, namespace, ...keys]));
      } catch (error) {
        logger.debug({ error, namespace }, 'A change could not be announced');
      }
    },
    async [Symbol.asyncDispose]() {
      const stop = await listening.catch(() => null);
      await stop?.();
    },
  };
}

import { newId } from '../../shared/ids.js';
import { settlesWithin } from '../async/deadline.js';
import type { RedisChannels } from '../redis/redis-channels.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../telemetry/logger.js';

export interface InvalidationsOptions {
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly channel: string;
  readonly logger: Logger;
  /** Another process has changed the key. */
  readonly onChanged: (namespace: string, key: string) => void;
  /** Another process has invalidated the tag. */
  readonly onTagInvalidated: (namespace: string, tag: string) => void;
  /** Messages may have been missed. */
  readonly onMissed: () => void;
}

/** Announces changed keys to the other processes, and receives their announcements. */
export interface Invalidations extends AsyncDisposable {
  /** Never throws: after a lost announcement, the short TTL of local values limits staleness. */
  announce(namespace: string, keys: readonly string[]): Promise<void>;
  /** The same for a tag. */
  announceTag(namespace: string, tag: string): Promise<void>;
}

/** How long to unsubscribe: a subscription that waits for Redis ends with its connection. */
const STOP_WITHIN_MS = 1_000;

interface Announcement {
  readonly sender: string;
  readonly namespace: string;
  readonly keys?: readonly string[];
  readonly tag?: string;
}

export function createInvalidations(options: InvalidationsOptions): Invalidations {
  const { redis, channels, channel, logger, onChanged, onTagInvalidated, onMissed } = options;
  const self = newId();
  const listening = channels.listen(channel, {
    onMessage(message) {
      const { sender, namespace, keys = [], tag }: Announcement = JSON.parse(message);
      if (sender === self) return;
      for (const key of keys) onChanged(namespace, key);
      if (tag !== undefined) onTagInvalidated(namespace, tag);
    },
    onResumed: onMissed,
  });
  listening.catch((error: unknown) =>
    logger.warn({ error }, 'Changes made by other processes are not received'),
  );

  async function publish(announcement: Omit<Announcement, 'sender'>): Promise<void> {
    try {
      await redis.publish(channel, JSON.stringify({ sender: self, ...announcement } satisfies Announcement));
    } catch (error) {
      logger.debug({ error, namespace: announcement.namespace }, 'Announcing a change failed');
    }
  }

  return {
    announce: (namespace, keys) => publish({ namespace, keys }),
    announceTag: (namespace, tag) => publish({ namespace, tag }),
    async [Symbol.asyncDispose]() {
      const stopping = listening.then((stop) => stop()).catch(() => undefined);
      await settlesWithin(stopping, STOP_WITHIN_MS);
    },
  };
}

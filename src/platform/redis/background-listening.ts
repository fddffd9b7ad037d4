import { settlesWithin } from '../async/deadline.js';
import type { Logger } from '../telemetry/logger.js';
import type { ChannelListener, RedisChannels } from './redis-channels.js';

/** Subscribes to a channel as soon as Redis is available, without blocking callers. */
export interface BackgroundListening extends AsyncDisposable {
  /** Resolves once the channel is subscribed, or after a timeout, so that callers are not blocked. */
  begun(patienceMs: number): Promise<void>;
}

/** For messages that only speed up what polling finds anyway. */
export function listenInBackground(
  channels: RedisChannels,
  channel: string,
  listener: ChannelListener,
  logger: Logger,
): BackgroundListening {
  let stopped = false;
  const listening = channels.listen(channel, listener).catch((error: unknown) => {
    if (!stopped) logger.warn({ err: error, channel }, 'Subscribing to a Redis channel failed');
    return null;
  });

  return {
    async begun(patienceMs) {
      await settlesWithin(listening, patienceMs);
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      // A subscription that still waits for Redis ends with its connection.
      if (await settlesWithin(listening, 0)) await (await listening)?.();
    },
  };
}

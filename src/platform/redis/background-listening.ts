import { settlesWithin } from '../async/deadline.js';
import type { Logger } from '../telemetry/logger.js';
import type { ChannelListener, RedisChannels } from './redis-channels.js';

/** Listening to a channel as soon as Redis lets us, without anybody depending on it. */
export interface BackgroundListening extends AsyncDisposable {
  /** Resolves once the channel is subscribed, or after a timeout, so that callers are not blocked. */
  begun(patienceMs: number): Promise<void>;
}

/** For what messages only tell sooner, and is found out without them too. */
export function listenInBackground(
  channels: RedisChannels,
  channel: string,
  listener: ChannelListener,
  logger: Logger,
): BackgroundListening {
  let stopped = false;
  const listening = channels.listen(channel, listener).catch((error: unknown) => {
    if (!stopped) logger.warn({ err: error, channel }, 'A channel is not heard');
    return null;
  });

  return {
    async begun(patienceMs) {
      await settlesWithin(listening, patienceMs);
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      // One that still waits for Redis ends with its connection.
      if (await settlesWithin(listening, 0)) await (await listening)?.();
    },
  };
}

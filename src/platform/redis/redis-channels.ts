import type { Logger } from '../telemetry/logger.js';
import type { RedisClient } from './redis-client.js';

export interface ChannelListener {
  onMessage(message: string): void;
  /** Called when the channel is subscribed again after a disconnection; messages in between are lost. */
  onResumed(): void;
}

/** Shares one subscriber connection between listeners. A channel is subscribed while it has listeners. */
export interface RedisChannels {
  /** Resolves once everything published from now on is received. Call the result to stop listening. */
  listen(channel: string, listener: ChannelListener): Promise<() => Promise<void>>;
}

/** @param subscriber a connection with the role `subscriber`, for exclusive use */
export function createRedisChannels(subscriber: RedisClient, logger: Logger): RedisChannels {
  const listeners = new Map<string, Set<ChannelListener>>();
  let interrupted = false;

  subscriber.on('message', (channel: string, message: string) => {
    for (const listener of listeners.get(channel) ?? []) listener.onMessage(message);
  });
  subscriber.on('close', () => {
    interrupted = true;
  });
  subscriber.on('ready', () => {
    if (!interrupted) return;
    interrupted = false;
    resume().catch((error: unknown) => logger.warn({ error }, 'Resubscribing to Redis channels failed'));
  });

  async function resume(): Promise<void> {
    const channels = [...listeners.keys()];
    if (channels.length === 0) return;
    await subscriber.subscribe(...channels);
    for (const channel of channels) {
      for (const listener of listeners.get(channel) ?? []) listener.onResumed();
    }
  }

  async function stop(channel: string, listener: ChannelListener): Promise<void> {
    const others = listeners.get(channel);
    if (!others?.delete(listener) || others.size > 0) return;
    listeners.delete(channel);
    // A disconnected connection need not unsubscribe: only channels with listeners are subscribed again.
    if (subscriber.status === 'ready') await subscriber.unsubscribe(channel).catch(() => undefined);
  }

  return {
    async listen(channel, listener) {
      const others = listeners.get(channel) ?? new Set();
      listeners.set(channel, others.add(listener));
      try {
        // Repeating a subscription is harmless, and its reply proves that earlier ones are in effect.
        await subscriber.subscribe(channel);
      } catch (error) {
        await stop(channel, listener);
        throw error;
      }
      return () => stop(channel, listener);
    },
  };
}

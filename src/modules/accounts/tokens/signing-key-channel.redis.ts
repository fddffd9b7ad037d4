import { listenInBackground } from '../../../platform/redis/background-listening.js';
import type { RedisChannels } from '../../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { SigningKeyChannel } from './signing-key-channel.js';

export interface SigningKeyChannelOptions {
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly logger: Logger;
}

export function createRedisSigningKeyChannel(options: SigningKeyChannelOptions): SigningKeyChannel {
  const { redis, channels, prefix, logger } = options;
  const channel = `${prefix}:signing-keys:changed`;

  return {
    async announce() {
      try {
        await redis.publish(channel, '');
        return true;
      } catch (error) {
        logger.warn({ error }, 'Announcing changed signing keys to other processes failed');
        return false;
      }
    },

    follow: (onChange) =>
      listenInBackground(channels, channel, { onMessage: onChange, onResumed: onChange }, logger),
  };
}

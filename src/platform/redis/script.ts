import { createHash } from 'node:crypto';
import type { RedisClient } from './redis-client.js';

/** A script that the server knows by its SHA-1 once it has run it: sent whole where it does not. */
export interface Script {
  run(redis: RedisClient, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown>;
}

export function defineScript(lua: string): Script {
  const sha = createHash('sha1').update(lua).digest('hex');
  return {
    async run(redis, keys, values) {
      try {
        return await redis.evalsha(sha, keys.length, ...keys, ...values);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('NOSCRIPT')) {
          return redis.eval(lua, keys.length, ...keys, ...values);
        }
        throw error;
      }
    },
  };
}

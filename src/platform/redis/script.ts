import { createHash } from 'node:crypto';
import { Command } from 'ioredis';
import type { RedisClient } from './redis-client.js';

type Run = (
  redis: RedisClient,
  keys: readonly string[],
  values: readonly (string | number)[],
) => Promise<unknown>;

/** A Lua script, called by its SHA-1 where the server has it, and sent in full otherwise. */
export interface Script {
  readonly run: Run;
  /** The same without automatic pipelining, which would delay it by as long as a script takes, or longer. */
  readonly runAtOnce: Run;
}

type Name = 'evalsha' | 'eval';
type Send = (redis: RedisClient, name: Name, script: string, ...given: Given) => Promise<unknown>;
type Given = [keys: readonly string[], values: readonly (string | number)[]];

export function defineScript(lua: string): Script {
  const sha = createHash('sha1').update(lua).digest('hex');

  function runBy(send: Send): Run {
    return async (redis, ...given) => {
      try {
        return await send(redis, 'evalsha', sha, ...given);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('NOSCRIPT')) {
          return send(redis, 'eval', lua, ...given);
        }
        throw error;
      }
    };
  }

  return { run: runBy(sendAsUsual), runAtOnce: runBy(sendAtOnce) };
}

const sendAsUsual: Send = (redis, name, script, keys, values) =>
  redis[name](script, keys.length, ...keys, ...values);

const sendAtOnce: Send = (redis, name, script, keys, values) => {
  const command = new Command(name, [script, keys.length, ...keys, ...values], { replyEncoding: 'utf8' });
  redis.sendCommand(command);
  return command.promise;
};

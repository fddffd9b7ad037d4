import { z } from 'zod';
import { newId } from '../../shared/ids.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import { queuePrefix } from './bullmq-options.js';

/** The schedules that running processes of any version declare. */
export interface ScheduleDeclarations {
  /**
   * Declares schedules of this process, for a limited time.
   * @returns the schedules that any process declares now
   */
  declare(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Withdraws all declarations of this process. */
  withdraw(): Promise<void>;
}

export interface ScheduleDeclarationsOptions {
  readonly redis: RedisClient;
  readonly prefix: string;
  /** How long a declaration is valid without a renewal, after which its process counts as killed or disconnected. */
  readonly holdMs: number;
}

/**
 * KEYS[1] is a sorted set of `<process> <schedule>` by expiry, in milliseconds of the server's clock. ARGV: the
 * lifetime of a declaration, the process, its schedules.
 */
const DECLARE = defineScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for index = 3, #ARGV do
  redis.call('ZADD', KEYS[1], now + tonumber(ARGV[1]), ARGV[2] .. ' ' .. ARGV[index])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return redis.call('ZRANGE', KEYS[1], 0, -1)
`);

export function createScheduleDeclarations(options: ScheduleDeclarationsOptions): ScheduleDeclarations {
  const { redis, prefix, holdMs } = options;
  const key = `${queuePrefix(prefix)}:declared-schedules`;
  const self = newId();
  let mine: readonly string[] = [];

  return {
    async declare(names) {
      mine = names;
      const answer = z.array(z.string()).parse(await DECLARE.run(redis, [key], [holdMs, self, ...names]));
      return new Set(answer.map((member) => member.slice(member.indexOf(' ') + 1)));
    },
    async withdraw() {
      if (mine.length > 0) await redis.zrem(key, ...mine.map((name) => `${self} ${name}`));
    },
  };
}

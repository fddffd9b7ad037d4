import { defineScript } from '../../../src/platform/redis/script.js';

/**
 * Takes or renews a lease: a member of a sorted set, with its expiry as score. KEYS: the account's streams. ARGV: the
 * stream, the limit, the lease duration in ms. @returns 1 if there was room
 */
export const TAKE_LEASE = defineScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
`);

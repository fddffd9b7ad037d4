/**
 * Counts a refusal, and starts a block at the last one allowed. A block is twice as long as the previous one, if that was
 * recent; refusals during a block do not count. Uses the server's time, which all processes share. Publishes
 * `<subject> <ms>`.
 *
 * KEYS: refusals, turns, ends (sorted set: subject by end), details (hash: subject to its start and turn).
 * ARGV: subject, window ms, most refusals, first block ms, longest block ms, how long turns count ms, most blocks, channel.
 * Returns the block's ms and its turn when it starts one, else nothing.
 */
export const COUNT_REFUSAL = `
local refusals, turns, ends, details = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local subject, channel = ARGV[1], ARGV[8]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('ZSCORE', ends, subject)
if known and tonumber(known) > now then return false end

local count = redis.call('INCR', refusals)
if count == 1 then redis.call('PEXPIRE', refusals, ARGV[2]) end
if count < tonumber(ARGV[3]) then return false end
redis.call('DEL', refusals)

local turn = redis.call('INCR', turns)
local length = math.min(tonumber(ARGV[4]) * 2 ^ (turn - 1), tonumber(ARGV[5]))
redis.call('PEXPIRE', turns, string.format('%.0f', length + tonumber(ARGV[6])))

local function forget(subjects)
  for _, over in ipairs(subjects) do
    redis.call('ZREM', ends, over)
    redis.call('HDEL', details, over)
  end
end
forget(redis.call('ZRANGEBYSCORE', ends, '-inf', now, 'LIMIT', 0, 1000))
redis.call('ZADD', ends, string.format('%.0f', now + length), subject)
redis.call('HSET', details, subject, string.format('%.0f %.0f', now, turn))
forget(redis.call('ZRANGE', ends, 0, -(tonumber(ARGV[7]) + 1)))
-- No block ends later than this, so the keys need not be kept for longer.
redis.call('PEXPIRE', ends, ARGV[5])
redis.call('PEXPIRE', details, ARGV[5])
redis.call('PUBLISH', channel, subject .. ' ' .. string.format('%.0f', length))
return { length, turn }
`;

/**
 * Reads the current blocks, the one that ends last first.
 *
 * KEYS: ends, details. ARGV: how many at most. Returns four texts for each: subject, remaining ms, when it ends, when
 * it began and its turn.
 */
export const READ_BLOCKS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local found = redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', '(' .. now, 'WITHSCORES', 'LIMIT', 0, ARGV[1])
local answer = {}
for index = 1, #found, 2 do
  local subject, endsAt = found[index], tonumber(found[index + 1])
  answer[#answer + 1] = subject
  answer[#answer + 1] = string.format('%.0f', endsAt - now)
  answer[#answer + 1] = string.format('%.0f', endsAt)
  answer[#answer + 1] = redis.call('HGET', KEYS[2], subject) or '0 0'
end
return answer
`;

/**
 * Ends a block, and resets the subject's counters.
 *
 * KEYS: refusals, turns, ends, details. ARGV: subject, channel. Returns 1 if there was a block, else 0.
 */
export const LIFT_BLOCK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('ZSCORE', KEYS[3], ARGV[1])
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('HDEL', KEYS[4], ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[1] .. ' 0')
return known and tonumber(known) > now and 1 or 0
`;

/**
 * Appends one event to a stream, once.
 *
 * Every entry gets a millisecond of its own as position (`<ms>-0`), so that the score of an event's id in the
 * sorted set beside the stream is its position: "after event X" is one look-up. Every entry names the
 * position before it, from which a reader sees whether it missed any. Time is the server's, which all writers share.
 * Whoever listens is sent the entry at once: position, the one before it, event, with a space between them.
 *
 * KEYS: stream, ids. ARGV: event id, event as JSON, how long to keep it in ms, the most events to keep.
 * Returns 1 when it was appended, 0 when it was there already.
 */
export const PUBLISH_LIVE_EVENT = `
local stream, ids = KEYS[1], KEYS[2]
local id, event, keepMs, most = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
if redis.call('ZSCORE', ids, id) then return 0 end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local newest = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
local previous = newest and tonumber(string.match(newest[1], '^%d+')) or 0
local position = string.format('%.0f', math.max(now, previous + 1))

redis.call('XADD', stream, position .. '-0', 'previous', string.format('%.0f', previous), 'event', event)
redis.call('ZADD', ids, position, id)
redis.call('XTRIM', stream, 'MINID', string.format('%.0f', now - keepMs))
redis.call('XTRIM', stream, 'MAXLEN', most)
local oldest = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
redis.call('ZREMRANGEBYSCORE', ids, '-inf', '(' .. string.match(oldest[1], '^%d+'))
redis.call('PEXPIRE', stream, keepMs)
redis.call('PEXPIRE', ids, keepMs)
redis.call('PUBLISH', stream, position .. ' ' .. string.format('%.0f', previous) .. ' ' .. event)
return 1
`;

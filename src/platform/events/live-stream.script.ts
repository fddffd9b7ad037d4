/**
 * Appends events to streams, each once.
 *
 * Every entry gets a millisecond of its own as position (`<ms>-0`), so that the score of an event's id in the
 * sorted set beside the stream is its position: "after event X" is one look-up. Every entry names the
 * position before it, from which a reader sees whether it missed any. Time is the server's, which all writers share.
 * Whoever listens is sent the entry at once: position, the one before it, event, with a space between them.
 *
 * What is too old goes, and when all of it goes is put off, with the first event of each eighth of the time that events
 * are kept: so they are kept for seven eighths of it at least, and never longer than it.
 *
 * KEYS: stream and ids of each event. ARGV: how long to keep events in ms, the most to keep of a stream; then of each
 * event its id, and itself as JSON.
 */
export const PUBLISH_LIVE_EVENTS = `
local call, floor, format = redis.call, math.floor, string.format
local keepMs, most = tonumber(ARGV[1]), ARGV[2]
local eighth, beyondMost = keepMs / 8, -most - 1
local time = call('TIME')
local now = time[1] * 1000 + floor(time[2] / 1000)

for at = 1, #KEYS, 2 do
  local stream, ids, id, event = KEYS[at], KEYS[at + 1], ARGV[at + 2], ARGV[at + 3]
  if not call('ZSCORE', ids, id) then
    local previous = call('ZRANGE', ids, -1, -1, 'WITHSCORES')[2] or '0'
    local latest = tonumber(previous)
    local next = math.max(now, latest + 1)
    local position = format('%.0f', next)

    call('XADD', stream, 'MAXLEN', most, position .. '-0', 'previous', previous, 'event', event)
    call('ZADD', ids, position, id)
    call('ZREMRANGEBYRANK', ids, 0, beyondMost)
    if floor(next / eighth) > floor(latest / eighth) then
      call('XTRIM', stream, 'MINID', format('%.0f', now - keepMs + eighth))
      local oldest = call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
      call('ZREMRANGEBYSCORE', ids, '-inf', '(' .. string.match(oldest[1], '^%d+'))
      call('PEXPIRE', stream, keepMs)
      call('PEXPIRE', ids, keepMs)
    end
    call('PUBLISH', stream, position .. ' ' .. previous .. ' ' .. event)
  end
end
`;

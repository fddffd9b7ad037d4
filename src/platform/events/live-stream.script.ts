export interface Retention {
  readonly keepMs: number;
  /** A limit on memory, which no legitimate viewer reaches. */
  readonly mostEvents: number;
}

/**
 * A script that appends events to streams, each once.
 *
 * Every entry gets a unique millisecond as its position (`<ms>-0`), so that the score of an event's id in the sorted
 * set beside the stream is its position: "after event X" is one look-up. Every entry contains the previous position,
 * from which a reader sees whether it missed any. Time is the server's, which all writers share. Subscribers of the
 * channel get the entry at once: position, previous position and event, separated by spaces.
 *
 * Old events are trimmed, and expiries extended, only with the first event of each eighth of the retention time. So an
 * event is kept for at least seven eighths of that time. If no further event trims it, it is kept until the stream
 * expires, which is one retention time after the last such step.
 *
 * A stream in whose place something else is stored (WRONGTYPE) does not keep events from the others: the script goes on
 * with them, because an event that was published later may already be on its way.
 *
 * KEYS: stream and ids of each event. ARGV: for each event its id and its JSON. Returns the index of each event that was
 * dropped, from 0, with the reason.
 */
export function publishLiveEvents({ keepMs, mostEvents }: Retention): string {
  const eighth = keepMs / 8;
  return `
local call, floor, format = redis.call, math.floor, string.format
local time = call('TIME')
local now = time[1] * 1000 + floor(time[2] / 1000)

local function append(stream, ids, id, event)
  local newest = redis.pcall('ZRANGE', ids, -1, -1, 'WITHSCORES')
  if newest.err then
    return newest
  end
  local previous = newest[2] or '0'
  local latest = tonumber(previous)
  local next = math.max(now, latest + 1)
  local position = format('%.0f', next)

  if call('ZADD', ids, 'NX', position, id) == 1 then
    local stored = redis.pcall('XADD', stream, position .. '-0', 'previous', previous, 'event', event)
    if stored.err then
      -- Otherwise the next attempt would be taken for a repetition.
      call('ZREM', ids, id)
      return stored
    end
    if call('ZREMRANGEBYRANK', ids, 0, ${-mostEvents - 1}) > 0 then
      call('XTRIM', stream, 'MAXLEN', ${mostEvents})
    end
    if floor(next / ${eighth}) > floor(latest / ${eighth}) then
      call('XTRIM', stream, 'MINID', format('%.0f', now - ${keepMs - eighth}))
      local oldest = call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
      call('ZREMRANGEBYSCORE', ids, '-inf', '(' .. string.match(oldest[1], '^%d+'))
      call('PEXPIRE', stream, ${keepMs})
      call('PEXPIRE', ids, ${keepMs})
    end
    call('PUBLISH', stream, position .. ' ' .. previous .. ' ' .. event)
  end
end

local dropped = {}
for at = 1, #KEYS, 2 do
  local failure = append(KEYS[at], KEYS[at + 1], ARGV[at], ARGV[at + 1])
  if failure then
    if not string.find(failure.err, 'WRONGTYPE', 1, true) then
      return failure
    end
    dropped[#dropped + 1] = { (at - 1) / 2, failure.err }
  end
end
return dropped
`;
}

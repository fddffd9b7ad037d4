import { defineScript } from '../../../platform/redis/script.js';

/**
 * The streams of an account are a hash from the stream's id to `<profile> <device> <title> <started> <last heartbeat>
 * <renewals> <lapses>`: times in milliseconds of the server's clock, and the number of renewals since the lease was
 * taken. The key expires with the last lease. An ended stream has a key of its own, which is found by the stream's id
 * alone; its end is also published on a channel in the same step. That key is on the same node of a cluster.
 *
 * KEYS[1] is the hash. ARGV[1] is the prefix of keys of ended streams, ARGV[2] the channel, ARGV[3] the duration of a
 * lease and ARGV[4] the maximum duration of a stream, in ms.
 */
const LEASES = `
local endedPrefix, channel = ARGV[1], ARGV[2]
local leaseMs, longestMs = tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function live()
  local found = redis.call('HGETALL', KEYS[1])
  local streams, count = {}, 0
  for index = 1, #found, 2 do
    if tonumber(string.match(found[index + 1], '%d+$')) > now then
      streams[found[index]] = found[index + 1]
      count = count + 1
    else
      redis.call('HDEL', KEYS[1], found[index])
    end
  end
  return streams, count
end

local function listed(streams)
  local list = {}
  for id, text in pairs(streams) do table.insert(list, id .. ' ' .. text) end
  return list
end

local function keep(id, subject, started, renewals)
  local text = string.format('%s %.0f %.0f %.0f %.0f', subject, started, now, renewals, now + leaseMs)
  redis.call('HSET', KEYS[1], id, text)
  redis.call('PEXPIRE', KEYS[1], leaseMs)
  return text
end

-- A stream may be known by its id for as long as one may last: nothing later can bring it back.
local function finish(id, reason)
  redis.call('HDEL', KEYS[1], id)
  if not redis.call('SET', endedPrefix .. id, reason, 'PX', longestMs, 'NX') then return false end
  redis.call('PUBLISH', channel, id)
  return true
end
`;

/** ARGV: the stream's id, its value, the limit, the stream to take over or nothing. */
export const START_STREAM = defineScript(`${LEASES}
local id, subject, limit, takeOver = ARGV[5], ARGV[6], tonumber(ARGV[7]), ARGV[8]
local streams, count = live()
local taken = streams[takeOver]
-- After a broken connection the script may run again: a stream does not count against itself.
local own = streams[id]
if count - (taken and 1 or 0) - (own and 1 or 0) >= limit then return {'NO_ROOM', listed(streams)} end
if takeOver ~= '' then finish(takeOver, 'TAKEN_OVER') end
keep(id, subject, now, 0)
return {'STARTED', string.format('%.0f', now), taken or ''}
`);

/** ARGV: the stream's id, its value, when it started, the limit. */
export const RENEW_STREAM = defineScript(`${LEASES}
local id, subject, started, limit = ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local reason = redis.call('GET', endedPrefix .. id)
if reason then return {'ENDED', reason} end
if now - started > longestMs then
  finish(id, 'LAPSED')
  return {'ENDED', 'LAPSED'}
end
local streams, count = live()
if not streams[id] and count >= limit then
  finish(id, 'LAPSED')
  return {'NO_ROOM', listed(streams)}
end
-- Before there was a count, the last number but one was when it was heard of: such a lease begins to be counted.
local counted = streams[id] and string.match(streams[id], '^%S+ %S+ %S+ %d+ %d+ (%d+) %d+$')
local renewals = (tonumber(counted) or 0) + 1
keep(id, subject, started, renewals)
return {'RENEWED', streams[id] and 'KEPT' or 'ANEW', renewals}
`);

/** ARGV: the stream's id, the reason. @returns 1 if it had not ended before */
export const END_STREAM = defineScript(`${LEASES}
return finish(ARGV[5], ARGV[6]) and 1 or 0
`);

/**
 * How long the streams ended for a cause are remembered: repeating the call after an outage notifies those that were
 * missed.
 */
const CAUSE_KNOWN_MS = 600_000;

/**
 * ARGV: the reason, the cause, the time in ms by the caller's clock, the profile or nothing, the device that is
 * spared or nothing, the only devices that are selected.
 * @returns the streams that have ended for this cause, including those of an earlier call whose answer was lost, each
 *   with `|<when>` appended
 */
export const END_SELECTED_STREAMS = defineScript(`${LEASES}
local reason, cause, endedAt = ARGV[5], endedPrefix .. 'for:' .. ARGV[6], ARGV[7]
local profile, spared = ARGV[8], ARGV[9]
local function isMeant(device)
  if #ARGV < 10 then return true end
  for index = 10, #ARGV do
    if ARGV[index] == device then return true end
  end
  return false
end

for id, text in pairs((live())) do
  local ofProfile, device = string.match(text, '^(%S+) (%S+)')
  if (profile == '' or profile == ofProfile) and device ~= spared and isMeant(device) then
    finish(id, reason)
    redis.call('HSET', cause, id, text .. '|' .. endedAt)
  end
end
redis.call('PEXPIRE', cause, ${CAUSE_KNOWN_MS})
local known, ended = redis.call('HGETALL', cause), {}
for index = 1, #known, 2 do ended[known[index]] = known[index + 1] end
return listed(ended)
`);

export const LIST_STREAMS = defineScript(`${LEASES}
return listed((live()))
`);

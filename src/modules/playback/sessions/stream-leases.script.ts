import { defineScript } from '../../../platform/redis/script.js';

/*
 * The streams of an account are a hash: by the stream's id `<profile> <device> <title> <started> <heard of last> <renewals> <lapses>`:
 * the times in milliseconds of the server's clock, and how often the lease was renewed since it was taken. The key goes when the last of them lapses. That a stream has ended is a key
 * of its own, found by the stream's id alone, and told on a channel in the same step. It lies on the same node of a cluster.
 *
 * KEYS[1] is the hash. ARGV[1] is what keys of ended streams begin with, ARGV[2] the channel, ARGV[3] how long a lease is and
 * ARGV[4] how long a stream may last at all, in ms.
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

/** ARGV: the stream's id, whom and what it is of, the limit, whose place it takes or nothing. */
export const START_STREAM = defineScript(`${LEASES}
local id, subject, limit, takeOver = ARGV[5], ARGV[6], tonumber(ARGV[7]), ARGV[8]
local streams, count = live()
local taken = streams[takeOver]
-- A connection that broke before the answer came has this run again: a stream is not in its own way.
local own = streams[id]
if count - (taken and 1 or 0) - (own and 1 or 0) >= limit then return {'NO_ROOM', listed(streams)} end
if takeOver ~= '' then finish(takeOver, 'TAKEN_OVER') end
keep(id, subject, now, 0)
return {'STARTED', string.format('%.0f', now), taken or ''}
`);

/** ARGV: the stream's id, whom and what it is of, when it started, the limit. */
export const HEAR_STREAM = defineScript(`${LEASES}
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

/** ARGV: the stream's id, the reason. @returns 1 where it had not ended before */
export const END_STREAM = defineScript(`${LEASES}
return finish(ARGV[5], ARGV[6]) and 1 or 0
`);

/** How long it is known what ended for one cause: whoever goes on after an outage has those told who were not. */
const CAUSE_KNOWN_MS = 600_000;

/**
 * ARGV: the reason, the cause, the time in ms by the clock of whoever ends them, the profile or nothing, the device that is
 * spared or nothing, the only devices that are meant.
 * @returns what has ended for this cause, also in a run before whose answer was lost, with `|<when>` behind each
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

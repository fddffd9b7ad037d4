import { defineScript } from '../redis/script.js';

/**
 * The state of a limit and a subject in Redis:
 * - token bucket: a double, the instant in microseconds at which it will be full again;
 * - log, or leases: doubles, the instant of each unit, the oldest first, among them up to an eighth that have expired;
 * - two counters: three doubles, the number of the current window, what was taken in it, and in the one before.
 *
 * Each key expires when its state equals that of a missing key: within two milliseconds, and a log within an eighth of
 * its window.
 *
 * The steps are those of token-bucket.ts, sliding-log.ts and sliding-counter.ts. Lua's numbers are doubles like ours,
 * and are stored in binary where possible, because formatting and parsing digits is slow. Numbers in commands are
 * formatted with all digits; `tostring` and `..` would keep 14 only, fewer than an instant has. A log is long, and each
 * of its copies here is hashed, so an instant is appended by Redis where possible; that also keeps the append-only file
 * short.
 */
const METERS = `
local call, floor, ceil, max, min = redis.call, math.floor, math.ceil, math.max, math.min
local packNumbers, unpackNumbers = struct.pack, struct.unpack
local function lifeOf(micros) return ceil(micros / 1000) + 1 end

-- The stored state of each key: false if there is none, nil after an append.
local texts = {}
for number, text in ipairs(call('MGET', unpack(KEYS))) do texts[KEYS[number]] = text end
local function stateOf(key)
  if texts[key] == nil then texts[key] = call('GET', key) end
  return texts[key]
end
local function keep(key, text, micros)
  texts[key] = text
  call('SET', key, text, 'PX', lifeOf(micros))
end

local waits, settles = {}, {}

waits['token-bucket'] = function(key, now, most, span, cost)
  local stored = texts[key]
  local fullAt = stored and unpackNumbers('d', stored) or 0
  local missing = max(0, fullAt - now)
  return max(0, missing - (most - cost) * span), missing
end
settles['token-bucket'] = function(key, now, most, span, cost, missing)
  if cost > 0 then
    missing = missing + cost * span
    keep(key, packNumbers('d', now + missing), missing)
  end
  return max(0, floor((most * span - missing) / span)), missing
end

local INSTANT_BYTES = 8
local function instantAt(log, number) return (unpackNumbers('d', log, (number - 1) * INSTANT_BYTES + 1)) end
-- The number of units that have expired by an instant. They are sorted, and few expire between decisions, so the search
-- looks further from the oldest in growing steps, and then between the last two (galloping search).
local function goneFrom(log, count, now, span)
  local low, step = 0, 1
  while low + step <= count and instantAt(log, low + step) + span <= now do
    low, step = low + step, step * 2
  end
  local high = min(count, low + step - 1)
  while low < high do
    local middle = ceil((low + high) / 2)
    if instantAt(log, middle) + span <= now then low = middle else high = middle - 1 end
  end
  return low
end

waits['sliding-log'] = function(key, now, most, span, cost)
  local log = stateOf(key) or ''
  local count = #log / INSTANT_BYTES
  local gone = goneFrom(log, count, now, span)
  local excess = count - gone + cost - most
  local wait = 0
  if excess > 0 and cost <= most then wait = instantAt(log, gone + excess) + span - now end
  return wait, log, count, gone
end
settles['sliding-log'] = function(key, now, most, span, cost, log, count, gone)
  local newest = count > gone and instantAt(log, count) or 0
  if cost > 0 then
    local eighth, before = span / 8, newest
    newest = max(now, before)
    local added, life = packNumbers('d', newest):rep(cost), newest + span + eighth - now
    if gone * 8 >= count then
      keep(key, log:sub(gone * INSTANT_BYTES + 1) .. added, life)
    else
      call('APPEND', key, added)
      texts[key] = nil
      if floor(newest / eighth) > floor(before / eighth) then call('PEXPIRE', key, lifeOf(life)) end
    end
  end
  return most - (count - gone) - cost, newest > 0 and newest + span - now or 0
end

-- Leases are a log whose units may be released before they expire.
waits['concurrency'], settles['concurrency'] = waits['sliding-log'], settles['sliding-log']

waits['sliding-counter'] = function(key, now, most, span, cost)
  local index, current, previous = floor(now / span), 0, 0
  local stored = texts[key]
  if stored then
    local storedIndex, storedCurrent, storedPrevious = unpackNumbers('ddd', stored)
    if storedIndex >= index then
      index, current, previous = storedIndex, storedCurrent, storedPrevious
    elseif storedIndex == index - 1 then
      previous = storedCurrent
    end
  end
  local left = (index + 1) * span - max(now, index * span)
  local room = most - current - cost
  local wait = 0
  if cost > most then
    wait = 0
  elseif room < 0 then
    wait = (index + 2) * span - floor((most - cost) * span / current) - now
  elseif previous * left > room * span then
    wait = (index + 1) * span - floor(room * span / previous) - now
  end
  return wait, index, current, previous, left
end
settles['sliding-counter'] = function(key, now, most, span, cost, index, current, previous, left)
  if cost > 0 then
    current = current + cost
    keep(key, packNumbers('ddd', index, current, previous), (index + 2) * span - now)
  end
  local reset = 0
  if current > 0 then
    reset = (index + 2) * span - now
  elseif previous > 0 then
    reset = (index + 1) * span - now
  end
  return max(0, most - current - ceil(previous * left / span)), reset
end
`;

/**
 * Decides on calls one after the other: each takes from all of its limits, or from none. Can also only report what it
 * would decide.
 *
 * KEYS: one for each limit of each call. ARGV: the instant in microseconds, or an empty text for the server's own
 * time; 'take', or 'ask' to take nothing; the number of limits, and for each its algorithm, capacity, span and period
 * in microseconds; then for each call the number of its limits, and for each of these its index and the cost. Returns
 * for each limit of each call what remains, the time until the full capacity is available, and the time until it
 * admits the cost; then the instant.
 */
export const TAKE = defineScript(`${METERS}
local now = tonumber(ARGV[1])
if not now then
  local time = call('TIME')
  now = time[1] * 1000000 + time[2]
end

local takes, limits, at = ARGV[2] == 'take', {}, 4
for number = 1, tonumber(ARGV[3]) do
  limits[number] = {
    waitOf = waits[ARGV[at]], settle = settles[ARGV[at]],
    most = tonumber(ARGV[at + 1]), span = tonumber(ARGV[at + 2]), period = tonumber(ARGV[at + 3]),
  }
  at = at + 4
end

local answers, answered, keyAt, arguments = {}, 0, 0, #ARGV
local limitOf, costOf, waitOf, a, b, c, d = {}, {}, {}, {}, {}, {}, {}
while at <= arguments do
  local count, isAdmitted = tonumber(ARGV[at]), takes
  for number = 1, count do
    local limit, cost = limits[tonumber(ARGV[at + 2 * number - 1])], tonumber(ARGV[at + 2 * number])
    local wait
    wait, a[number], b[number], c[number], d[number] =
      limit.waitOf(KEYS[keyAt + number], now, limit.most, limit.span, cost)
    if cost > limit.most then wait = limit.period end
    if wait > 0 then isAdmitted = false end
    limitOf[number], costOf[number], waitOf[number] = limit, cost, wait
  end
  for number = 1, count do
    local limit = limitOf[number]
    answers[answered + 1], answers[answered + 2] = limit.settle(KEYS[keyAt + number], now, limit.most, limit.span,
      isAdmitted and costOf[number] or 0, a[number], b[number], c[number], d[number])
    answers[answered + 3] = waitOf[number]
    answered = answered + 3
  end
  keyAt = keyAt + count
  at = at + 1 + 2 * count
end
answers[answered + 1] = now
return answers
`);

/**
 * Releases leases that were taken at an instant and are still held. KEYS: the leases. ARGV: the instant in microseconds,
 * how many. Returns how many were released.
 */
export const RELEASE = defineScript(`
local log = redis.call('GET', KEYS[1])
if not log then return 0 end
local instant, size = struct.pack('d', tonumber(ARGV[1])), 8
local first, after = nil, #log + 1
for at = 1, #log, size do
  if log:sub(at, at + size - 1) == instant then
    first = first or at
  elseif first then
    after = at
    break
  end
end
if not first then return 0 end
local released = math.min(tonumber(ARGV[2]), (after - first) / size)
log = log:sub(1, first - 1) .. log:sub(first + released * size)
if log == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], log, 'KEEPTTL') end
return released
`);

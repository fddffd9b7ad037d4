/**
 * Stores a batch of a process's metrics, with its heartbeat. A repeated batch is not added again. KEYS: the common
 * prefix. ARGV: process, batch number, report, SLOT_MS, KEPT_MS, REMEMBERED_MS, then fields and amounts. All times
 * are those of the server. A slot is one hash, and one more for the buckets of each histogram: short fields in small
 * hashes take a tenth of the memory.
 */
export const TAKE_PART = `
  local base = KEYS[1]
  local id, number, report = ARGV[1], tonumber(ARGV[2]), ARGV[3]
  local slotMs, keptMs, rememberedMs = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local seen, reports, parts = base .. ':seen', base .. ':reports', base .. ':parts'

  for _, gone in ipairs(redis.call('ZRANGEBYSCORE', seen, '-inf', now - rememberedMs)) do
    redis.call('ZREM', seen, gone)
    redis.call('HDEL', reports, gone)
    redis.call('HDEL', parts, gone)
  end
  redis.call('ZADD', seen, now, id)
  redis.call('HSET', reports, id, report)
  for _, key in ipairs({ seen, reports, parts }) do redis.call('PEXPIRE', key, rememberedMs) end

  if number <= tonumber(redis.call('HGET', parts, id) or '0') then return 0 end
  redis.call('HSET', parts, id, number)
  redis.call('PEXPIRE', parts, rememberedMs)
  if #ARGV > 6 then
    local slot = base .. ':slot:' .. string.format('%.0f', math.floor(now / slotMs))
    local last = ''
    for index = 7, #ARGV, 2 do
      local field, amount = ARGV[index], ARGV[index + 1]
      local mark = string.find(field, '#', 1, true)
      local bucket = mark and string.sub(field, mark + 1)
      if bucket and bucket ~= 'sum' then
        local key = slot .. ':' .. string.sub(field, 1, mark - 1)
        redis.call('HINCRBY', key, bucket, amount)
        if key ~= last then redis.call('PEXPIRE', key, keptMs) end
        last = key
      else
        redis.call('HINCRBY', slot, field, amount)
      end
    end
    redis.call('PEXPIRE', slot, keptMs)
  end
  return 1`;

/** The time on the server of the metrics: nodes of a cluster may differ. KEYS: the common prefix. */
export const READ_TIME = `return redis.call('TIME')`;

/** Removes a process that ends. KEYS: the common prefix. ARGV: process. */
export const LEAVE = `
  redis.call('ZREM', KEYS[1] .. ':seen', ARGV[1])
  redis.call('HDEL', KEYS[1] .. ':reports', ARGV[1])
  redis.call('HDEL', KEYS[1] .. ':parts', ARGV[1])
  return 1`;

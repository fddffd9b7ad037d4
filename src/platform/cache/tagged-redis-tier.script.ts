import { defineScript } from '../redis/script.js';

/**
 * A value is stored in Redis as the generations of its tags, a blank and its text:
 * `1767225600000000,-1767225599000000 12 1767225600000 {"a":1}`. It is valid while its tags have these generations. A
 * generation is the time of the tag's invalidation in microseconds, or a negative number if it was created with the
 * first value that has the tag. A tag whose generation was evicted gets a new one with the next value, so that older
 * values stay invalid.
 */
const NOW = `
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end
`;

const GENERATIONS = `${NOW}
local function generationsOf(first, life)
  local generations = {}
  for index = first, #KEYS do
    local generation = redis.call('GET', KEYS[index])
    if not generation then
      generation = string.format('-%.0f', now())
      redis.call('SET', KEYS[index], generation)
    end
    redis.call('PEXPIRE', KEYS[index], life)
    table.insert(generations, generation)
  end
  return generations
end
`;

/**
 * Stores a value that was loaded under a lease which is still held, unless one of its tags was invalidated since the
 * lease was taken, and releases the lease. KEYS: the value, the lease, the tags. ARGV: token, text, the lifetimes of
 * the value and of a generation, and the lease duration, in ms.
 */
export const KEEP_TAGGED = defineScript(`${GENERATIONS}
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
local begun = now() - (ARGV[5] - redis.call('PTTL', KEYS[2]) + 1) * 1000
redis.call('DEL', KEYS[2])
local generations = generationsOf(3, ARGV[4])
for _, generation in ipairs(generations) do
  if tonumber(generation) >= begun then return 0 end
end
redis.call('SET', KEYS[1], table.concat(generations, ',') .. ' ' .. ARGV[2], 'PX', ARGV[3])
return 1
`);

/**
 * Stores a value. KEYS: the value, the lease, the tags. ARGV: text, and the lifetimes of the value and of a
 * generation, in ms.
 */
export const WRITE_TAGGED = defineScript(`${GENERATIONS}
redis.call('DEL', KEYS[2])
local generations = generationsOf(3, ARGV[3])
redis.call('SET', KEYS[1], table.concat(generations, ',') .. ' ' .. ARGV[1], 'PX', ARGV[2])
return 1
`);

/** Gives a tag a new generation. KEYS: the tag. ARGV: the lifetime of a generation, in ms. */
export const INVALIDATE_TAG = defineScript(`${NOW}
redis.call('SET', KEYS[1], string.format('%.0f', now()), 'PX', ARGV[1])
return 1
`);

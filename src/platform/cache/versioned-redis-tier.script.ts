import { defineScript } from '../redis/script.js';

/**
 * A value is stored in Redis as its version, a blank and its text: `7 12 1767225600000 {"a":1}`. A deletion marker is
 * the deleted version and a blank, and is kept for a while.
 */

/**
 * Stores values, except where a value of a higher version is stored.
 *
 * KEYS: one for each value. ARGV: 'write' or 'keep', then for each value its version, its text (empty: a deletion)
 * and its lifetime in ms. 'keep' is for loaded values, and does not replace a deletion marker: the load may have
 * begun before the deletion. Returns for each value the text of the newer one, or an empty one.
 */
export const STORE_VERSIONS = defineScript(`
local isKept = ARGV[1] == 'keep'
local newer = {}
for index, name in ipairs(KEYS) do
  local version, text, ttl = ARGV[index * 3 - 1], ARGV[index * 3], ARGV[index * 3 + 1]
  local stored = redis.call('GET', name) or ''
  local standing = tonumber(string.match(stored, '^(%d+) ') or -1)
  newer[index] = ''
  if standing > tonumber(version) then
    newer[index] = stored
  elseif not (isKept and string.match(stored, '^%d+ $')) then
    redis.call('SET', name, version .. ' ' .. text, 'PX', ttl)
  end
end
return newer
`);

/** Marks a key as deleted. KEYS: the key. ARGV: the lifetime of the marker in ms. */
export const MARK_DELETED = defineScript(`
local stored = redis.call('GET', KEYS[1]) or ''
redis.call('SET', KEYS[1], (string.match(stored, '^(%d+) ') or '0') .. ' ', 'PX', ARGV[1])
return 1
`);

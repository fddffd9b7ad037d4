import { createRandomNumbers } from './random-numbers.js';

/** Maps a name to a pseudo-random number from 0 to 1, the same in every process at any time. Not for secrets. */
export function hashFraction(name: string): number {
  return createRandomNumbers(hashOf(name))();
}

/** FNV-1a, 32 bits (draft-eastlake-fnv), distributes names evenly. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

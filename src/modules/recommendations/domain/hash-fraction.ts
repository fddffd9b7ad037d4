import { createRandomNumbers } from './random-numbers.js';

/** A number from 0 to 1, the same for the same name in every process and at every time, and another for another. It keeps no secret. */
export function hashFraction(name: string): number {
  return createRandomNumbers(hashOf(name))();
}

/** FNV-1a of 32 bits (draft-eastlake-fnv). It spreads names over numbers. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

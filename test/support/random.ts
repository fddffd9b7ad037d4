/**
 * A deterministic generator of integers and chances: the same for the same seed (a 32-bit linear congruential
 * generator).
 */
export interface Random {
  /** From 0 (inclusive) to `limit` (exclusive). */
  below(limit: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** From 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
}

const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;
const RANGE = 2 ** 32;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (Math.imul(state, MULTIPLIER) + INCREMENT) >>> 0;
    return state / RANGE;
  }
  return {
    below: (limit) => Math.floor(fraction() * limit),
    happens: (probability) => fraction() < probability,
    fraction,
  };
}

/** Draws numbers of at least 0 and below 1. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger): the same numbers for the same seed, on every machine. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A waiting time with mean 1: what comes first of several, each divided by its weight, is a weighted draw. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

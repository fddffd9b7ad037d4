import type { CountTiers } from './count-tiers.js';

/** What is counted of each rank, from 0. */
export interface RankedCounts {
  /** By rank. */
  readonly counts: Uint8Array | Int32Array;

  /** Puts into tiers, from the last rank on, whoever is counted often enough for one that is open. Counts are 0 afterwards. */
  moveTo(tiers: CountTiers): void;
}

const EVERY_BYTE = 0x01_01_01_01;
const HIGH_BITS = 0x80_80_80_80;
/** So many words of four counts are looked at together. */
const WORDS = 4;

/**
 * Counts up to 127, in a byte each. Sixteen are looked at by four additions: what is missing to 128 sets a byte's highest bit
 * exactly where enough was counted, and nothing is carried into the next byte (Lamport 1975, "Multiple byte processing with full-word instructions").
 */
export class NarrowCounts implements RankedCounts {
  static readonly greatest = 127;

  readonly counts: Uint8Array;
  private readonly words: Int32Array;

  constructor(ranks: number) {
    this.words = new Int32Array(Math.ceil(ranks / (4 * WORDS)) * WORDS);
    this.counts = new Uint8Array(this.words.buffer);
  }

  moveTo(tiers: CountTiers): void {
    const { words, counts } = this;
    let missing = missingTo(tiers.lowestOpen);
    for (let at = words.length - WORDS; at >= 0; at -= WORDS) {
      let enough = whichOfSixteen(words, at, missing);
      if (enough === 0) continue;
      while (enough !== 0) {
        const highest = 31 - Math.clz32(enough);
        enough ^= 1 << highest;
        tiers.put(counts[4 * at + highest]!, 4 * at + highest);
      }
      missing = missingTo(tiers.lowestOpen);
    }
    counts.fill(0);
  }
}

/** @returns in each byte what a count that is just enough lacks to 128 */
function missingTo(lowestOpen: number): number {
  return Math.imul(Math.max(0, NarrowCounts.greatest + 1 - lowestOpen), EVERY_BYTE);
}

/** @returns a bit for each byte of four words that has enough, the lowest one for the first */
function whichOfSixteen(words: Int32Array, at: number, missing: number): number {
  const first = (words[at]! + missing) & HIGH_BITS;
  const second = (words[at + 1]! + missing) & HIGH_BITS;
  const third = (words[at + 2]! + missing) & HIGH_BITS;
  const fourth = (words[at + 3]! + missing) & HIGH_BITS;
  if ((first | second | third | fourth) === 0) return 0;
  return gathered(first) | (gathered(second) << 4) | (gathered(third) << 8) | (gathered(fourth) << 12);
}

/** @returns the highest bits of four bytes side by side */
function gathered(highBits: number): number {
  return Math.imul(highBits >>> 7, 0x01_02_04_08) >>> 24;
}

/** Counts of any size. */
export class WideCounts implements RankedCounts {
  readonly counts: Int32Array;

  constructor(ranks: number) {
    this.counts = new Int32Array(ranks);
  }

  moveTo(tiers: CountTiers): void {
    const { counts } = this;
    for (let rank = counts.length - 1; rank >= 0; rank -= 1) {
      if (counts[rank]! >= tiers.lowestOpen) tiers.put(counts[rank]!, rank);
    }
    counts.fill(0);
  }
}

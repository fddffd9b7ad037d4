import type { CountTiers } from './count-tiers.js';

/** What is counted of each rank, from 0. */
export interface RankedCounts {
  /** By rank. */
  readonly counts: Uint16Array | Int32Array;

  /** Puts into tiers, from the last rank on, whoever is counted often enough for one that is open. Counts are 0 afterwards. */
  moveTo(tiers: CountTiers): void;
}

const EVERY_HALF = 0x0001_0001;
const HIGH_BITS = 0x8000_8000;
/** So many words of two counts are looked at together. */
const WORDS = 8;

/**
 * Counts up to 32,767, in two bytes each. Sixteen are looked at by eight additions: what is missing to 32,768 sets a half's highest bit
 * exactly where enough was counted, and nothing is carried into the next half (Lamport 1975, "Multiple byte processing with full-word instructions").
 */
export class NarrowCounts implements RankedCounts {
  static readonly greatest = 32_767;

  readonly counts: Uint16Array;
  private readonly words: Int32Array;

  constructor(ranks: number) {
    this.words = new Int32Array(Math.ceil(ranks / (2 * WORDS)) * WORDS);
    this.counts = new Uint16Array(this.words.buffer);
  }

  moveTo(tiers: CountTiers): void {
    const { words, counts } = this;
    let missing = missingTo(tiers.lowestOpen);
    for (let at = words.length - WORDS; at >= 0; at -= WORDS) {
      const exceeded =
        (words[at]! + missing) |
        (words[at + 1]! + missing) |
        (words[at + 2]! + missing) |
        (words[at + 3]! + missing) |
        (words[at + 4]! + missing) |
        (words[at + 5]! + missing) |
        (words[at + 6]! + missing) |
        (words[at + 7]! + missing);
      if ((exceeded & HIGH_BITS) === 0) continue;
      let enough = whichOfEight(words, at, missing) | (whichOfEight(words, at + 4, missing) << 8);
      while (enough !== 0) {
        const highest = 31 - Math.clz32(enough);
        enough ^= 1 << highest;
        tiers.put(counts[2 * at + highest]!, 2 * at + highest);
      }
      missing = missingTo(tiers.lowestOpen);
    }
    counts.fill(0);
  }
}

/** @returns in each half what a count that is just enough lacks to 32,768 */
function missingTo(lowestOpen: number): number {
  return Math.imul(NarrowCounts.greatest + 1 - lowestOpen, EVERY_HALF);
}

/** @returns a bit for each half of four words that has enough, the lowest one for the first */
function whichOfEight(words: Int32Array, at: number, missing: number): number {
  const first = (words[at]! + missing) & HIGH_BITS;
  const second = (words[at + 1]! + missing) & HIGH_BITS;
  const third = (words[at + 2]! + missing) & HIGH_BITS;
  const fourth = (words[at + 3]! + missing) & HIGH_BITS;
  // Bits 15 and 31 of each word, side by side.
  const halves = (first >>> 15) | (second >>> 13) | (third >>> 11) | (fourth >>> 9);
  return (halves | (halves >>> 15)) & 0xff;
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

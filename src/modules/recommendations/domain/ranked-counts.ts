import type { CountTiers } from './count-tiers.js';

/** A counter for each popularity rank, from 0. */
export interface RankedCounts {
  /** By rank. */
  readonly counts: Uint16Array | Int32Array;

  /**
   * Moves ranks, from the last on, whose count belongs to a tier that is open into the tiers, and resets all counts
   * to 0.
   */
  moveTo(tiers: CountTiers): void;
}

const EVERY_HALF = 0x0001_0001;
const HIGH_BITS = 0x8000_8000;
/** How many words of two counts are processed at once. */
const WORDS = 8;

/**
 * Counts up to 32,767, two bytes each. Eight additions compare sixteen counts: adding the difference to 32,768 sets
 * the highest bit of a half exactly when its count is high enough, without a carry into the next half (Lamport 1975,
 * "Multiple byte processing with full-word instructions").
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

/** @returns in each half, the difference between the lowest sufficient count and 32,768 */
function missingTo(lowestOpen: number): number {
  return Math.imul(NarrowCounts.greatest + 1 - lowestOpen, EVERY_HALF);
}

/** @returns a bit for each half of four words with a sufficient count, the lowest bit for the first */
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

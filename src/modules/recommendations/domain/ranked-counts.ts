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
    const { words } = this;
    for (let at = words.length - WORDS; at >= 0; at -= WORDS) {
      const missing = Math.imul(Math.max(0, NarrowCounts.greatest + 1 - tiers.lowestOpen), EVERY_BYTE);
      if (!hasAny(words, at, missing)) continue;
      for (let word = at + WORDS - 1; word >= at; word -= 1) this.moveFrom(word, missing, tiers);
    }
    this.counts.fill(0);
  }

  private moveFrom(word: number, missing: number, tiers: CountTiers): void {
    let enough = (this.words[word]! + missing) & HIGH_BITS;
    while (enough !== 0) {
      const highestBit = 31 - Math.clz32(enough);
      enough ^= 1 << highestBit;
      const rank = 4 * word + (highestBit >> 3);
      tiers.put(this.counts[rank]!, rank);
    }
  }
}

function hasAny(words: Int32Array, at: number, missing: number): boolean {
  const first = (words[at]! + missing) | (words[at + 1]! + missing);
  const second = (words[at + 2]! + missing) | (words[at + 3]! + missing);
  return ((first | second) & HIGH_BITS) !== 0;
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

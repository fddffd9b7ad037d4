import { RUN_ALIGNMENT } from './popularity-order.js';

/** What is counted of each rank, from 0. */
export interface RankedCounts {
  /** By rank, and zeros up to a whole number of words. */
  readonly counts: Uint8Array | Int32Array;

  /** @returns the first rank from one on of which at least so many, one or more, are counted; `end` where there is none */
  next(from: number, end: number, least: number): number;
}

const EVERY_BYTE = 0x01_01_01_01;
const HIGH_BITS = 0x80_80_80_80;

/**
 * Counts up to 127, in a byte each. Sixteen are looked at by four additions: what is missing to 128 sets a byte's highest bit
 * exactly where enough was counted, and nothing is carried into the next byte (Lamport 1975, "Multiple byte processing with full-word instructions").
 */
export class NarrowCounts implements RankedCounts {
  static readonly greatest = 127;

  readonly counts: Uint8Array;
  private readonly words: Int32Array;

  constructor(ranks: number) {
    this.counts = new Uint8Array(Math.ceil(ranks / RUN_ALIGNMENT) * RUN_ALIGNMENT);
    this.words = new Int32Array(this.counts.buffer);
  }

  next(from: number, end: number, least: number): number {
    if (least > NarrowCounts.greatest) return end;
    const { counts, words } = this;
    const missing = Math.imul(NarrowCounts.greatest + 1 - least, EVERY_BYTE);
    let rank = from;
    while (rank < end) {
      if (rank % RUN_ALIGNMENT === 0 && !hasAny(words, rank >> 2, missing)) {
        rank += RUN_ALIGNMENT;
      } else {
        if (counts[rank]! >= least) return rank;
        rank += 1;
      }
    }
    return end;
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

  next(from: number, end: number, least: number): number {
    const { counts } = this;
    let rank = from;
    // Four at once take less time.
    for (; rank + 3 < end; rank += 4) {
      if (counts[rank]! >= least || counts[rank + 1]! >= least) break;
      if (counts[rank + 2]! >= least || counts[rank + 3]! >= least) break;
    }
    for (; rank < end; rank += 1) if (counts[rank]! >= least) return rank;
    return end;
  }
}

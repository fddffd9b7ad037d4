import { CountTiers } from './count-tiers.js';
import { type NearestSearch, type NearestTitles, shrunkCosine } from './nearest-titles.js';
import type { PopularityOrder } from './popularity-order.js';

const MOST_VIEWERS = 127;
const EVERY_BYTE = 0x01_01_01_01;
const HIGH_BITS = 0x80_80_80_80;
/** So many words of four counts are looked at together. */
const WORDS = 4;

/**
 * Finds the nearest of a title that at most 127 have watched. Of titles that share equally many viewers with it, the one with fewer viewers is nearer: looked through from the
 * least popular on, each number of common viewers is a tier that comes sorted, and nothing is weighed before the nearest are merged from the tiers' beginnings.
 *
 * Counts are bytes. Sixteen are looked at by four additions: what is missing to 128 sets a byte's highest bit exactly where enough was counted, and nothing is carried into
 * the next byte (Lamport 1975, "Multiple byte processing with full-word instructions").
 */
export class NearestByTiers implements NearestSearch {
  static readonly mostViewers = MOST_VIEWERS;

  readonly counts: Uint8Array;
  private readonly words: Int32Array;
  private readonly tiers: CountTiers;
  private readonly titles: Uint32Array;
  private readonly similarities: Float64Array;
  /** The tiers that have some left, in no order. Of each: how many are merged, and the next one. */
  private readonly tierOf = new Uint32Array(MOST_VIEWERS);
  private readonly merged = new Uint32Array(MOST_VIEWERS);
  private readonly nextTitle = new Uint32Array(MOST_VIEWERS);
  private readonly nextSimilarity = new Float64Array(MOST_VIEWERS);
  private left = 0;

  constructor(
    private readonly order: PopularityOrder,
    private readonly wanted: number,
    private readonly shrinkage: number,
  ) {
    const size = Math.ceil(order.titleAt.length / (4 * WORDS));
    this.words = new Int32Array(size * WORDS);
    this.counts = new Uint8Array(this.words.buffer);
    this.tiers = new CountTiers(MOST_VIEWERS, wanted);
    this.titles = new Uint32Array(wanted);
    this.similarities = new Float64Array(wanted);
  }

  find(viewers: number): NearestTitles {
    this.collect();
    const found = this.merge(viewers);
    this.counts.fill(0);
    this.tiers.clear();
    return { titles: this.titles.subarray(0, found), similarities: this.similarities.subarray(0, found) };
  }

  private collect(): void {
    const { words, tiers } = this;
    for (let at = words.length - WORDS; at >= 0; at -= WORDS) {
      const missing = Math.imul(MOST_VIEWERS + 1 - tiers.lowestOpen, EVERY_BYTE);
      if (!hasAny(words, at, missing)) continue;
      for (let word = at + WORDS - 1; word >= at; word -= 1) this.collectFrom(word, missing);
    }
  }

  private collectFrom(word: number, missing: number): void {
    const { words, counts, tiers } = this;
    let enough = (words[word]! + missing) & HIGH_BITS;
    while (enough !== 0) {
      const highestBit = 31 - Math.clz32(enough);
      enough ^= 1 << highestBit;
      const rank = 4 * word + (highestBit >> 3);
      tiers.put(counts[rank]!, rank);
    }
  }

  /** @returns how many there are */
  private merge(viewers: number): number {
    const { tiers, titles, similarities, wanted } = this;
    this.left = 0;
    for (let tier = tiers.highest; tier > 0; tier -= 1) if (tiers.sizes[tier]! > 0) this.begin(tier, viewers);
    let found = 0;
    while (found < wanted && this.left > 0) {
      const nearest = this.nearest();
      titles[found] = this.nextTitle[nearest]!;
      similarities[found] = this.nextSimilarity[nearest]!;
      found += 1;
      this.goOn(nearest, viewers);
    }
    return found;
  }

  private begin(tier: number, viewers: number): void {
    this.tierOf[this.left] = tier;
    this.merged[this.left] = 0;
    this.look(this.left, viewers);
    this.left += 1;
  }

  /** @returns the place of the tier whose next one is the most similar, ties by number */
  private nearest(): number {
    const { left, nextTitle, nextSimilarity } = this;
    let nearest = 0;
    let greatest = nextSimilarity[0]!;
    for (let at = 1; at < left; at += 1) {
      const similarity = nextSimilarity[at]!;
      if (similarity < greatest) continue;
      if (similarity > greatest || nextTitle[at]! < nextTitle[nearest]!) {
        nearest = at;
        greatest = similarity;
      }
    }
    return nearest;
  }

  private goOn(at: number, viewers: number): void {
    const { tiers, tierOf, merged, nextTitle, nextSimilarity } = this;
    merged[at]! += 1;
    if (merged[at]! < tiers.sizes[tierOf[at]!]!) return this.look(at, viewers);
    this.left -= 1;
    tierOf[at] = tierOf[this.left]!;
    merged[at] = merged[this.left]!;
    nextTitle[at] = nextTitle[this.left]!;
    nextSimilarity[at] = nextSimilarity[this.left]!;
  }

  private look(at: number, viewers: number): void {
    const tier = this.tierOf[at]!;
    const rank = this.tiers.rankAt(tier, this.merged[at]!);
    this.nextTitle[at] = this.order.titleAt[rank]!;
    this.nextSimilarity[at] = shrunkCosine(tier, viewers, this.order.viewersAt[rank]!, this.shrinkage);
  }
}

function hasAny(words: Int32Array, at: number, missing: number): boolean {
  const first = (words[at]! + missing) | (words[at + 1]! + missing);
  const second = (words[at + 2]! + missing) | (words[at + 3]! + missing);
  return ((first | second) & HIGH_BITS) !== 0;
}

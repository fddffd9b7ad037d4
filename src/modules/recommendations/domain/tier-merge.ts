import type { CountTiers } from './count-tiers.js';
import type { PopularityOrder } from './popularity-order.js';

/** The titles most similar to one, in descending order, ties by number. */
export interface NearestTitles {
  readonly titles: Uint32Array;
  readonly similarities: Float64Array;
}

/**
 * Merges tiers into one list, nearest first. Tiers are kept in the order of their next titles, which is nearly their
 * own order, so that the next title is usually from the same tier as the last.
 */
export class TierMerge {
  private readonly titles: Uint32Array;
  private readonly similarities: Float64Array;
  /**
   * The tiers that are not exhausted, from `first` on. Only as many as are wanted are sorted: the others are too far.
   */
  private readonly nearestTiers: Uint32Array;
  private first = 0;
  /** By tier: the position of its next title, the title, and its similarity. */
  private readonly placeOf: Uint32Array;
  private readonly titleOf: Uint32Array;
  private readonly similarityOf: Float64Array;

  constructor(
    private readonly tiers: CountTiers,
    private readonly order: PopularityOrder,
    private readonly wanted: number,
    private readonly shrinkage: number,
  ) {
    this.titles = new Uint32Array(wanted);
    this.similarities = new Float64Array(wanted);
    this.nearestTiers = new Uint32Array(tiers.mostCommon);
    this.placeOf = new Uint32Array(tiers.mostCommon + 1);
    this.titleOf = new Uint32Array(tiers.mostCommon + 1);
    this.similarityOf = new Float64Array(tiers.mostCommon + 1);
  }

  /**
   * @param viewers how many watched the title whose neighbours are wanted
   * @returns a view that is valid until the next merge
   */
  nearest(viewers: number): NearestTitles {
    const { titles, similarities, wanted, nearestTiers, placeOf, titleOf, similarityOf } = this;
    this.begin(viewers);
    let found = 0;
    while (found < wanted && this.first < nearestTiers.length) {
      const tier = nearestTiers[this.first]!;
      titles[found] = titleOf[tier]!;
      similarities[found] = similarityOf[tier]!;
      found += 1;
      const place = placeOf[tier]! + 1;
      if (place < this.tiers.end(tier)) {
        this.look(tier, place, viewers);
        this.sink(tier);
      } else {
        this.first += 1;
      }
    }
    return { titles: titles.subarray(0, found), similarities: similarities.subarray(0, found) };
  }

  private begin(viewers: number): void {
    const { tiers, nearestTiers } = this;
    this.first = nearestTiers.length;
    for (let tier = 1; tier <= tiers.highest; tier += 1) {
      const place = tiers.begin(tier);
      if (place === tiers.end(tier)) continue;
      this.look(tier, place, viewers);
      this.first -= 1;
      this.sink(tier);
    }
  }

  /** Moves the first tier behind those whose next titles are nearer. */
  private sink(tier: number): void {
    const { nearestTiers, first, wanted } = this;
    const last = Math.min(nearestTiers.length - 1, first + wanted);
    let at = first;
    while (at < last && this.isNearer(nearestTiers[at + 1]!, tier)) {
      nearestTiers[at] = nearestTiers[at + 1]!;
      at += 1;
    }
    nearestTiers[at] = tier;
  }

  private isNearer(one: number, other: number): boolean {
    const { similarityOf, titleOf } = this;
    const difference = similarityOf[one]! - similarityOf[other]!;
    const comesFirst = titleOf[one]! < titleOf[other]!;
    return difference > 0 || (difference === 0 && comesFirst);
  }

  /**
   * Equal similarities are equal to the last bit, so that rounding decides none. With an integer shrinkage only equal
   * operands, or those with integer roots, give equal results. Without shrinkage there are others, such as 1 / √3 and
   * 3 / √27: taking one root of the quotient makes both equal.
   */
  private similarity(common: number, product: number): number {
    return this.shrinkage === 0
      ? Math.sqrt((common * common) / product)
      : common / (Math.sqrt(product) + this.shrinkage);
  }

  private look(tier: number, place: number, viewers: number): void {
    const { titleAt, viewersAt } = this.order;
    const rank = this.tiers.rankAt(place);
    this.placeOf[tier] = place;
    this.titleOf[tier] = titleAt[rank]!;
    this.similarityOf[tier] = this.similarity(tier, viewers * viewersAt[rank]!);
  }
}

import type { CountTiers } from './count-tiers.js';
import type { PopularityOrder } from './popularity-order.js';

/** The titles nearest to one, the most similar first and ties by number. */
export interface NearestTitles {
  readonly titles: Uint32Array;
  readonly similarities: Float64Array;
}

/**
 * Merges tiers into one list, from their nearest on. Tiers are kept in the order of their next ones, which is nearly that of the tiers
 * themselves, so that most of the time the next one of all is the next one of the same tier.
 */
export class TierMerge {
  private readonly titles: Uint32Array;
  private readonly similarities: Float64Array;
  /** The tiers that have some left, from `first` on. Sorted are as many as are wanted: whoever is next in another one is too far. */
  private readonly nearestTiers: Uint32Array;
  private first = 0;
  /** By tier: where its next one stands, which title that is, and how similar. */
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
   * @param viewers how many watched the title whose nearest are looked for
   * @returns what holds until the next merge
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

  /** Lets those pass that are nearer than the next one of what was the first tier. */
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
   * Similarities that are the same are so to the last bit, and none is decided by rounding. With a whole shrinkage only those of the same
   * numbers are, or those of whole roots. Without any there are others, such as 1 / √3 and 3 / √27: one root of the quotient is the same of both.
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

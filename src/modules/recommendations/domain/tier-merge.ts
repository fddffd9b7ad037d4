import type { CountTiers } from './count-tiers.js';
import type { PopularityOrder } from './popularity-order.js';

/** The titles nearest to one, the most similar first and ties by number. */
export interface NearestTitles {
  readonly titles: Uint32Array;
  readonly similarities: Float64Array;
}

/** Merges tiers into one list, from their nearest on. */
export class TierMerge {
  private readonly titles: Uint32Array;
  private readonly similarities: Float64Array;
  /** The tiers that have some left, in no order. Of each: where its next one stands, which title that is, and how similar. */
  private readonly tierOf: Uint32Array;
  private readonly placeOf: Uint32Array;
  private readonly titleOf: Uint32Array;
  private readonly similarityOf: Float64Array;
  private left = 0;

  constructor(
    private readonly tiers: CountTiers,
    private readonly order: PopularityOrder,
    private readonly wanted: number,
    private readonly shrinkage: number,
  ) {
    const mostTiers = order.titleAt.length;
    this.titles = new Uint32Array(wanted);
    this.similarities = new Float64Array(wanted);
    this.tierOf = new Uint32Array(mostTiers);
    this.placeOf = new Uint32Array(mostTiers);
    this.titleOf = new Uint32Array(mostTiers);
    this.similarityOf = new Float64Array(mostTiers);
  }

  /**
   * @param viewers how many watched the title whose nearest are looked for
   * @returns what holds until the next merge
   */
  nearest(viewers: number): NearestTitles {
    const { titles, similarities, wanted } = this;
    this.begin(viewers);
    let found = 0;
    while (found < wanted && this.left > 0) {
      const best = this.best();
      titles[found] = this.titleOf[best]!;
      similarities[found] = this.similarityOf[best]!;
      found += 1;
      this.goOn(best, viewers);
    }
    return { titles: titles.subarray(0, found), similarities: similarities.subarray(0, found) };
  }

  private begin(viewers: number): void {
    const { tiers } = this;
    this.left = 0;
    for (let tier = tiers.highest; tier > 0; tier -= 1) {
      const place = tiers.first(tier);
      if (place === 0) continue;
      this.tierOf[this.left] = tier;
      this.look(this.left, place, viewers);
      this.left += 1;
    }
  }

  private best(): number {
    const { left, titleOf, similarityOf } = this;
    let best = 0;
    let greatest = similarityOf[0]!;
    for (let at = 1; at < left; at += 1) {
      const similarity = similarityOf[at]!;
      if (similarity < greatest) continue;
      if (similarity > greatest || titleOf[at]! < titleOf[best]!) {
        best = at;
        greatest = similarity;
      }
    }
    return best;
  }

  private goOn(at: number, viewers: number): void {
    const { tierOf, placeOf, titleOf, similarityOf } = this;
    const place = this.tiers.next(placeOf[at]!);
    if (place !== 0) return this.look(at, place, viewers);
    this.left -= 1;
    tierOf[at] = tierOf[this.left]!;
    placeOf[at] = placeOf[this.left]!;
    titleOf[at] = titleOf[this.left]!;
    similarityOf[at] = similarityOf[this.left]!;
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

  private look(at: number, place: number, viewers: number): void {
    const { titleAt, viewersAt } = this.order;
    const rank = this.tiers.rankAt(place);
    this.placeOf[at] = place;
    this.titleOf[at] = titleAt[rank]!;
    this.similarityOf[at] = this.similarity(this.tierOf[at]!, viewers * viewersAt[rank]!);
  }
}

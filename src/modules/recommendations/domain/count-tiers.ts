/**
 * Popularity ranks grouped into tiers by the number of viewers they share with a title. Ranks arrive from the least
 * popular on, so within a tier an earlier one is nearer. A tier is closed once it and the tiers above it hold as many
 * ranks as are wanted: later arrivals are farther than all of them.
 */
export class CountTiers {
  lowestOpen = 1;
  /** 0 while it is empty. */
  highest = 0;
  private inOpenTiers = 0;
  private size = 0;
  /** How many ranks each tier has. */
  private readonly sizes: Uint32Array;
  /** In order of arrival. */
  private readonly cameRank: Uint32Array;
  private readonly cameTo: Uint32Array;
  /** Where each tier ends in `arranged`. */
  private readonly ends: Uint32Array;
  /** The ranks of one tier after the other. */
  private readonly arranged: Uint32Array;

  /**
   * @param mostCommon the largest number of viewers that two titles share
   * @param ranks the number of ranks
   */
  constructor(
    readonly mostCommon: number,
    ranks: number,
    private readonly wanted: number,
  ) {
    this.sizes = new Uint32Array(mostCommon + 1);
    this.ends = new Uint32Array(mostCommon + 1);
    this.cameRank = new Uint32Array(ranks);
    this.cameTo = new Uint32Array(ranks);
    this.arranged = new Uint32Array(ranks);
  }

  put(tier: number, rank: number): void {
    if (tier < this.lowestOpen) return;
    this.cameRank[this.size] = rank;
    this.cameTo[this.size] = tier;
    this.size += 1;
    this.sizes[tier]! += 1;
    if (tier > this.highest) this.highest = tier;
    this.inOpenTiers += 1;
    while (this.inOpenTiers >= this.wanted) {
      this.inOpenTiers -= this.sizes[this.lowestOpen]!;
      this.lowestOpen += 1;
    }
  }

  /** Groups the ranks by tier, after all have been added. */
  arrange(): void {
    const { cameRank, cameTo, ends, arranged, size } = this;
    let begin = 0;
    for (let tier = this.highest; tier > 0; tier -= 1) {
      ends[tier] = begin;
      begin += this.sizes[tier]!;
    }
    for (let came = 0; came < size; came += 1) {
      const tier = cameTo[came]!;
      const place = ends[tier]!;
      arranged[place] = cameRank[came]!;
      ends[tier] = place + 1;
    }
  }

  /** The position of a tier's nearest rank in `arranged`; the end of the tier if it is empty. */
  begin(tier: number): number {
    return this.ends[tier]! - this.sizes[tier]!;
  }

  end(tier: number): number {
    return this.ends[tier]!;
  }

  rankAt(place: number): number {
    return this.arranged[place]!;
  }

  clear(): void {
    this.sizes.fill(0, 0, this.highest + 1);
    this.lowestOpen = 1;
    this.highest = 0;
    this.inOpenTiers = 0;
    this.size = 0;
  }
}

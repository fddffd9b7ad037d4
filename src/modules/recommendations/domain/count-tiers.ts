/**
 * Ranks by how many viewers they share with a title, which is their tier. They come from the least popular on, so that of a tier whoever came earlier is nearer. A tier
 * is closed when as many as are wanted stand in it and above: whoever comes later is farther than all of them.
 */
export class CountTiers {
  lowestOpen = 1;
  /** 0 while nobody came. */
  highest = 0;
  private inOpenTiers = 0;
  private size = 0;
  /** How many ranks stand in each tier. */
  private readonly sizes: Uint32Array;
  /** In the order in which they came. */
  private readonly cameRank: Uint32Array;
  private readonly cameTo: Uint32Array;
  /** Where each tier ends among those that are arranged. */
  private readonly ends: Uint32Array;
  /** One tier after the other. */
  private readonly arranged: Uint32Array;

  /**
   * @param mostCommon the greatest number of viewers that two titles share
   * @param ranks how many there are
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

  /** Once all have come. */
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

  /** Where the nearest of a tier stands once they are arranged; where the tier ends if nobody does. */
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

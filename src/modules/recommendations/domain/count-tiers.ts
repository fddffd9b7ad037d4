/** What follows the last rank of a tier. */
const NONE = 0;

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
  /** The last place of each tier, which is the tier itself while it is empty. */
  private readonly last: Uint32Array;
  /** Which place follows: a tier is a chain of places that begins at its own number. */
  private readonly following: Uint32Array;
  /** By place, from the first one on. */
  private readonly ranks: Uint32Array;
  private readonly firstPlace: number;

  /**
   * @param mostCommon the greatest number of viewers that two titles share
   * @param ranks how many there are
   */
  constructor(
    mostCommon: number,
    ranks: number,
    private readonly wanted: number,
  ) {
    this.firstPlace = mostCommon + 1;
    this.sizes = new Uint32Array(this.firstPlace);
    this.last = Uint32Array.from({ length: this.firstPlace }, (_none, tier) => tier);
    this.following = new Uint32Array(this.firstPlace + ranks);
    this.ranks = new Uint32Array(ranks);
  }

  put(tier: number, rank: number): void {
    if (tier < this.lowestOpen) return;
    const place = this.firstPlace + this.size;
    this.ranks[this.size] = rank;
    this.size += 1;
    this.following[place] = NONE;
    this.following[this.last[tier]!] = place;
    this.last[tier] = place;
    this.sizes[tier]! += 1;
    if (tier > this.highest) this.highest = tier;
    this.inOpenTiers += 1;
    while (this.inOpenTiers >= this.wanted) {
      this.inOpenTiers -= this.sizes[this.lowestOpen]!;
      this.lowestOpen += 1;
    }
  }

  /** @returns where the nearest of a tier stands, or 0 where nobody does */
  first(tier: number): number {
    return this.following[tier]!;
  }

  /** @returns where the next one of the same tier stands, or 0 where none is left */
  next(place: number): number {
    return this.following[place]!;
  }

  rankAt(place: number): number {
    return this.ranks[place - this.firstPlace]!;
  }

  clear(): void {
    for (let tier = 1; tier <= this.highest; tier += 1) {
      this.sizes[tier] = 0;
      this.last[tier] = tier;
      this.following[tier] = NONE;
    }
    this.lowestOpen = 1;
    this.highest = 0;
    this.inOpenTiers = 0;
    this.size = 0;
  }
}

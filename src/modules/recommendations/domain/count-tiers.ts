/**
 * Ranks by how many viewers they share with a title, which is their tier. They come from the least popular on, so that in a tier whoever came earlier is nearer. A tier
 * is closed when as many as are wanted stand in it and above: whoever comes later is farther than all of them.
 */
export class CountTiers {
  /** How many ranks stand in each tier. */
  readonly sizes: Uint32Array;
  /** The ranks of each tier, `wanted` places for each. */
  private readonly ranks: Uint32Array;
  private inOpenTiers = 0;
  lowestOpen = 1;
  /** 0 while nobody came. */
  highest = 0;

  constructor(
    mostCommon: number,
    private readonly wanted: number,
  ) {
    this.sizes = new Uint32Array(mostCommon + 2);
    this.ranks = new Uint32Array(this.sizes.length * wanted);
  }

  put(tier: number, rank: number): void {
    if (tier < this.lowestOpen) return;
    const size = this.sizes[tier]!;
    this.ranks[tier * this.wanted + size] = rank;
    this.sizes[tier] = size + 1;
    if (tier > this.highest) this.highest = tier;
    this.inOpenTiers += 1;
    while (this.inOpenTiers >= this.wanted) {
      this.inOpenTiers -= this.sizes[this.lowestOpen]!;
      this.lowestOpen += 1;
    }
  }

  rankAt(tier: number, place: number): number {
    return this.ranks[tier * this.wanted + place]!;
  }

  clear(): void {
    this.sizes.fill(0);
    this.inOpenTiers = 0;
    this.lowestOpen = 1;
    this.highest = 0;
  }
}

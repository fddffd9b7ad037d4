/** Scores closer than this are a tie, so that rounding errors cannot decide an order. */
const TIES_PER_UNIT = 1e9;

/**
 * The k best of many scored indices: a heap of size k whose root is the worst kept.
 * Score descends; ties (at 1e-9) go to the lower index, so equal input gives an equal order everywhere.
 */
export class TopK {
  private readonly keys: Float64Array;
  private readonly indices: Uint32Array;
  private size = 0;
  /** Scores below this are rejected once the heap is full. */
  private least = Number.POSITIVE_INFINITY;

  constructor(private readonly capacity: number) {
    this.keys = new Float64Array(capacity);
    this.indices = new Uint32Array(capacity);
  }

  /** @returns false if it is not among the best so far */
  offer(index: number, score: number): boolean {
    // Most offers are far below the worst kept, and are rejected without rounding.
    if (this.size === this.capacity && !(score * TIES_PER_UNIT >= this.least)) return false;
    const key = Math.round(score * TIES_PER_UNIT);
    if (this.size < this.capacity) {
      this.place(this.size, key, index);
      this.size += 1;
      this.rise(this.size - 1);
    } else if (this.isWorse(0, key, index)) {
      this.place(0, key, index);
      this.sink();
    } else {
      return false;
    }
    this.least = this.keys[0]! - 1;
    return true;
  }

  /** Empties the heap. @returns its indices, best first */
  drain(): Uint32Array {
    const best = new Uint32Array(this.size);
    while (this.size > 0) {
      this.size -= 1;
      best[this.size] = this.indices[0]!;
      this.place(0, this.keys[this.size]!, this.indices[this.size]!);
      this.sink();
    }
    return best;
  }

  private place(slot: number, key: number, index: number): void {
    this.keys[slot] = key;
    this.indices[slot] = index;
  }

  private isWorse(slot: number, key: number, index: number): boolean {
    const own = this.keys[slot]!;
    return own < key || (own === key && this.indices[slot]! > index);
  }

  private rise(start: number): void {
    const key = this.keys[start]!;
    const index = this.indices[start]!;
    let slot = start;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (this.isWorse(parent, key, index)) break;
      this.place(slot, this.keys[parent]!, this.indices[parent]!);
      slot = parent;
    }
    this.place(slot, key, index);
  }

  private sink(): void {
    const key = this.keys[0]!;
    const index = this.indices[0]!;
    let slot = 0;
    for (let child = 1; child < this.size; child = 2 * slot + 1) {
      const right = child + 1;
      if (right < this.size && this.isWorse(right, this.keys[child]!, this.indices[child]!)) child = right;
      if (!this.isWorse(child, key, index)) break;
      this.place(slot, this.keys[child]!, this.indices[child]!);
      slot = child;
    }
    this.place(slot, key, index);
  }
}

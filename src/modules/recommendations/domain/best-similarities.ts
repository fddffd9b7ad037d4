import type { NearestTitles } from './nearest-titles.js';

/** The k most similar titles: a heap whose root is the least kept. Ties go to the title with the lower number. */
export class BestSimilarities {
  private readonly similarities: Float64Array;
  private readonly titles: Uint32Array;
  private size = 0;

  constructor(private readonly capacity: number) {
    this.similarities = new Float64Array(capacity);
    this.titles = new Uint32Array(capacity);
  }

  /** What is less similar cannot come in; 0 while there is room. */
  get least(): number {
    return this.size < this.capacity ? 0 : this.similarities[0]!;
  }

  offer(title: number, similarity: number): void {
    if (this.size < this.capacity) {
      this.size += 1;
      this.rise(title, similarity);
    } else if (this.isWorse(0, title, similarity)) {
      this.sink(title, similarity);
    }
  }

  /** Empties it. @returns what holds until something is offered again */
  drain(): NearestTitles {
    const { titles, similarities, size } = this;
    while (this.size > 1) {
      this.size -= 1;
      const [last, lastSimilarity] = [titles[this.size]!, similarities[this.size]!];
      this.place(this.size, titles[0]!, similarities[0]!);
      this.sink(last, lastSimilarity);
    }
    this.size = 0;
    return { titles: titles.subarray(0, size), similarities: similarities.subarray(0, size) };
  }

  private place(slot: number, title: number, similarity: number): void {
    this.titles[slot] = title;
    this.similarities[slot] = similarity;
  }

  private isWorse(slot: number, title: number, similarity: number): boolean {
    const own = this.similarities[slot]!;
    return own < similarity || (own === similarity && this.titles[slot]! > title);
  }

  /** Puts it where it belongs above the last place, which is free. */
  private rise(title: number, similarity: number): void {
    let slot = this.size - 1;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (this.isWorse(parent, title, similarity)) break;
      this.place(slot, this.titles[parent]!, this.similarities[parent]!);
      slot = parent;
    }
    this.place(slot, title, similarity);
  }

  /** Puts it where it belongs below the root, which is free. */
  private sink(title: number, similarity: number): void {
    const { titles, similarities, size } = this;
    let slot = 0;
    for (let child = 1; child < size; child = 2 * slot + 1) {
      const right = child + 1;
      if (right < size && this.isWorse(right, titles[child]!, similarities[child]!)) child = right;
      if (!this.isWorse(child, title, similarity)) break;
      this.place(slot, titles[child]!, similarities[child]!);
      slot = child;
    }
    this.place(slot, title, similarity);
  }
}

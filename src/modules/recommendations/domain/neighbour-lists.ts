/** For each title a list of other titles with a similarity above 0, packed into three arrays (CSR). */
export interface NeighbourLists {
  /** The list of title t stands from `offsets[t]` to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly similarities: Float32Array;
}

export interface Neighbour {
  readonly title: number;
  readonly neighbour: number;
  readonly similarity: number;
}

/** Collects neighbours, which come in the order of their titles, in twelve bytes each. */
export class NeighbourListsBuilder {
  private neighbours = new Uint32Array(1024);
  private similarities = new Float32Array(1024);
  private size = 0;
  private readonly counts: Uint32Array;

  constructor(titles: number) {
    this.counts = new Uint32Array(titles);
  }

  add({ title, neighbour, similarity }: Neighbour): void {
    if (this.size === this.neighbours.length) this.grow();
    this.neighbours[this.size] = neighbour;
    this.similarities[this.size] = similarity;
    this.counts[title]! += 1;
    this.size += 1;
  }

  build(): NeighbourLists {
    return {
      offsets: offsetsOf(this.counts),
      neighbours: this.neighbours.slice(0, this.size),
      similarities: this.similarities.slice(0, this.size),
    };
  }

  private grow(): void {
    const neighbours = new Uint32Array(this.size * 2);
    const similarities = new Float32Array(this.size * 2);
    neighbours.set(this.neighbours);
    similarities.set(this.similarities);
    this.neighbours = neighbours;
    this.similarities = similarities;
  }
}

/** The same pairs seen from the other side: for each title those that count it among their neighbours. */
export function transposed({ offsets, neighbours, similarities }: NeighbourLists): NeighbourLists {
  const titles = offsets.length - 1;
  const counts = new Uint32Array(titles);
  for (const neighbour of neighbours) counts[neighbour]! += 1;

  const reverse: NeighbourLists = {
    offsets: offsetsOf(counts),
    neighbours: new Uint32Array(neighbours.length),
    similarities: new Float32Array(neighbours.length),
  };
  const next = reverse.offsets.slice();
  for (let title = 0; title < titles; title += 1) {
    for (let at = offsets[title]!; at < offsets[title + 1]!; at += 1) {
      const neighbour = neighbours[at]!;
      const slot = next[neighbour]!;
      reverse.neighbours[slot] = title;
      reverse.similarities[slot] = similarities[at]!;
      next[neighbour] = slot + 1;
    }
  }
  return reverse;
}

function offsetsOf(counts: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) offsets[at + 1] = offsets[at]! + counts[at]!;
  return offsets;
}

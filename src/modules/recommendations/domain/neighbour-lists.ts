/** For each title a list of other titles with a similarity above 0, packed into three arrays (CSR). */
export interface NeighbourLists {
  /** The list of title t is from `offsets[t]` to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly similarities: Float32Array;
}

export interface Neighbour {
  readonly title: number;
  readonly neighbour: number;
  readonly similarity: number;
}

/**
 * Collects neighbours in the order of their titles, at eight bytes each. Reuses its buffers for one range of titles
 * after the other.
 */
export class NeighbourListsBuilder {
  private neighbours = new Uint32Array(1024);
  private similarities = new Float32Array(1024);
  private size = 0;
  private counts: Uint32Array;

  constructor(titles: number) {
    this.counts = new Uint32Array(titles);
  }

  /** Starts a new range; lists that were built stay valid. */
  begin(titles: number): void {
    this.counts = new Uint32Array(titles);
    this.size = 0;
  }

  add({ title, neighbour, similarity }: Neighbour): void {
    if (this.size === this.neighbours.length) this.grow();
    this.neighbours[this.size] = neighbour;
    this.similarities[this.size] = similarity;
    this.counts[title]! += 1;
    this.size += 1;
  }

  /** @param similarities of the neighbours, in the same order */
  addList(title: number, neighbours: Uint32Array, similarities: Float32Array | Float64Array): void {
    while (this.size + neighbours.length > this.neighbours.length) this.grow();
    this.neighbours.set(neighbours, this.size);
    this.similarities.set(similarities, this.size);
    this.counts[title]! += neighbours.length;
    this.size += neighbours.length;
  }

  build(): NeighbourLists {
    return {
      offsets: offsetsOf(this.counts),
      neighbours: this.neighbours.slice(0, this.size),
      similarities: this.similarities.slice(0, this.size),
    };
  }

  private grow(): void {
    const neighbours = new Uint32Array(this.neighbours.length * 2);
    const similarities = new Float32Array(this.neighbours.length * 2);
    neighbours.set(this.neighbours);
    similarities.set(this.similarities);
    this.neighbours = neighbours;
    this.similarities = similarities;
  }
}

/** Concatenates the lists of consecutive ranges of titles. */
export function joined(runs: readonly NeighbourLists[]): NeighbourLists {
  const counts = runs.flatMap(({ offsets }) => [...countsOf(offsets)]);
  const offsets = offsetsOf(Uint32Array.from(counts));
  const size = offsets.at(-1)!;
  const lists = { offsets, neighbours: new Uint32Array(size), similarities: new Float32Array(size) };
  let at = 0;
  for (const { neighbours, similarities } of runs) {
    lists.neighbours.set(neighbours, at);
    lists.similarities.set(similarities, at);
    at += neighbours.length;
  }
  return lists;
}

/**
 * Renumbers titles.
 * @param numbers the new number of each title, all different; negative for removed titles
 * @param size the new number of titles
 */
export function renumbered(lists: NeighbourLists, numbers: Int32Array, size: number): NeighbourLists {
  const { offsets, neighbours, similarities } = lists;
  const formerOf = new Int32Array(size).fill(-1);
  for (const [former, number] of numbers.entries()) if (number >= 0) formerOf[number] = former;
  const builder = new NeighbourListsBuilder(size);
  for (const [title, former] of formerOf.entries()) {
    if (former < 0) continue;
    for (let at = offsets[former]!; at < offsets[former + 1]!; at += 1) {
      const neighbour = numbers[neighbours[at]!]!;
      if (neighbour >= 0) builder.add({ title, neighbour, similarity: similarities[at]! });
    }
  }
  return builder.build();
}

/** The weight of one title for another; 0 if it is not a neighbour. */
export function weightOf(
  { offsets, neighbours, similarities }: NeighbourLists,
  title: number,
  other: number,
): number {
  const begin = offsets[title]!;
  const place = neighbours.subarray(begin, offsets[title + 1]).indexOf(other);
  return place < 0 ? 0 : similarities[begin + place]!;
}

/** The transposed lists: for each title, those that have it as a neighbour. */
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

function countsOf(offsets: Uint32Array): Uint32Array {
  return offsets.slice(1).map((end, title) => end - offsets[title]!);
}

function offsetsOf(counts: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) offsets[at + 1] = offsets[at]! + counts[at]!;
  return offsets;
}

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

/** Collects neighbours, which come in the order of their titles, in eight bytes each. Runs of titles may be collected one after the other in the same room. */
export class NeighbourListsBuilder {
  private neighbours = new Uint32Array(1024);
  private similarities = new Float32Array(1024);
  private size = 0;
  private counts: Uint32Array;

  constructor(titles: number) {
    this.counts = new Uint32Array(titles);
  }

  /** Begins a run anew; what was built stays. */
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

  /** @param similarities of its neighbours, in their order */
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

/** Lists of one run of titles after the other, as one. */
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
 * The same lists by other numbers.
 * @param numbers the new number of each title, all different; below 0 for those that are gone
 * @param size how many titles there are now
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

/** How much one title speaks for another; 0 when that is none of its neighbours. */
export function weightOf(
  { offsets, neighbours, similarities }: NeighbourLists,
  title: number,
  other: number,
): number {
  const begin = offsets[title]!;
  const place = neighbours.subarray(begin, offsets[title + 1]).indexOf(other);
  return place < 0 ? 0 : similarities[begin + place]!;
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

function countsOf(offsets: Uint32Array): Uint32Array {
  return offsets.slice(1).map((end, title) => end - offsets[title]!);
}

function offsetsOf(counts: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) offsets[at + 1] = offsets[at]! + counts[at]!;
  return offsets;
}

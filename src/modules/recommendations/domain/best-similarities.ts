/** Similarities closer than this are a tie, so that rounding errors cannot decide an order. */
const TIES_PER_UNIT = 1e9;
/** A rounded similarity and a title's number have room together in the 53 bits of a double. */
const MOST_TITLES = 2 ** 22;

/**
 * The k titles with the greatest similarities, of 1 at most: a heap whose root is the least kept. Ties (at 1e-9) go to the title with the lower number,
 * as in `TopK`; similarity and title are one number here, of which a heap is quicker to keep in order.
 */
export class BestSimilarities {
  private readonly keys: Float64Array;
  private readonly titles: Uint32Array;
  private size = 0;
  /** What is less similar cannot come in; 0 while there is room. */
  least = 0;

  /**
   * @param titles how many there are
   * @throws RangeError where they are more than 4,194,304
   */
  constructor(
    private readonly capacity: number,
    titles: number,
  ) {
    if (titles > MOST_TITLES) throw new RangeError(`No more than ${MOST_TITLES} titles have room.`);
    this.keys = new Float64Array(capacity);
    this.titles = new Uint32Array(capacity);
  }

  /** @param similarity from 0 to 1 */
  offer(title: number, similarity: number): void {
    const key = Math.round(similarity * TIES_PER_UNIT) * MOST_TITLES + (MOST_TITLES - 1 - title);
    if (this.size < this.capacity) {
      this.rise(this.size, key);
      this.size += 1;
      if (this.size < this.capacity) return;
    } else if (this.keys[0]! < key) {
      this.sink(key);
    } else {
      return;
    }
    this.least = (Math.floor(this.keys[0]! / MOST_TITLES) - 1) / TIES_PER_UNIT;
  }

  /** Empties it. @returns the titles, the most similar first, until it is emptied again */
  drain(): Uint32Array {
    const { keys, titles, size } = this;
    keys.subarray(0, size).sort();
    for (let at = 0; at < size; at += 1) titles[at] = titleOf(keys[size - 1 - at]!);
    this.size = 0;
    this.least = 0;
    return titles.subarray(0, size);
  }

  private rise(start: number, key: number): void {
    const { keys } = this;
    let slot = start;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (keys[parent]! < key) break;
      keys[slot] = keys[parent]!;
      slot = parent;
    }
    keys[slot] = key;
  }

  private sink(key: number): void {
    const { keys, size } = this;
    let slot = 0;
    for (let child = 1; child < size; child = 2 * slot + 1) {
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child += 1;
      if (keys[child]! > key) break;
      keys[slot] = keys[child]!;
      slot = child;
    }
    keys[slot] = key;
  }
}

/** As a remainder, which would take ten times as long. */
function titleOf(key: number): number {
  return MOST_TITLES - 1 - (key - Math.floor(key / MOST_TITLES) * MOST_TITLES);
}

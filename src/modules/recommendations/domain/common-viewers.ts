import type { InteractionMatrix } from './interaction-matrix.js';

/** Titles that share viewers with one title. */
export interface CommonViewers {
  /** The first `size` of these. */
  readonly others: Uint32Array;
  /** The number of shared viewers, by the position in `others`. */
  readonly counts: Uint32Array;
  readonly size: number;
}

export interface SupportOptions {
  /** Pairs with fewer common viewers would reveal what one of them watched, unless both titles have `leastViewers`. */
  readonly leastSupport: number;
  /**
   * A viewer is anonymous among this many: when both titles of a pair have at least as many viewers, even one common
   * viewer counts.
   */
  readonly leastViewers: number;
}

/**
 * Counts common viewers with Gustavson's algorithm (1978): row by row of XᵀX, in an accumulator for all titles. For a
 * sparse row, titles are listed when they are first counted; for a dense row, the accumulator is scanned.
 *
 * Learning neighbours spends most of its time here. The loops handle four titles per iteration, and have no branch
 * that depends on earlier counts, which would be mispredicted: that saves about a third of the time.
 */
export class CommonViewerCounter {
  private readonly counts: Int32Array;
  private readonly met: Uint32Array;
  private readonly others: Uint32Array;
  private readonly commonViewers: Uint32Array;
  private readonly hidesOne: Uint8Array;

  constructor(
    private readonly matrix: InteractionMatrix,
    private readonly options: SupportOptions,
  ) {
    const { titles, titleOffsets } = matrix;
    this.counts = new Int32Array(titles);
    this.met = new Uint32Array(titles + 1);
    this.others = new Uint32Array(titles);
    this.commonViewers = new Uint32Array(titles);
    this.hidesOne = Uint8Array.from({ length: titles }, (_none, title) =>
      titleOffsets[title + 1]! - titleOffsets[title]! >= options.leastViewers ? 1 : 0,
    );
  }

  /** @returns a view that is valid until the next call */
  countFor(title: number): CommonViewers {
    const size = this.isDense(title) ? this.takeAll(title) : this.takeMet(title);
    return { others: this.others, counts: this.commonViewers, size };
  }

  /** Whether scanning all titles is cheaper than listing those that are counted. */
  private isDense(title: number): boolean {
    const { viewerOffsets, titleOffsets, viewersByTitle, titles } = this.matrix;
    let steps = 0;
    for (let at = titleOffsets[title]!; at < titleOffsets[title + 1]!; at += 1) {
      const viewer = viewersByTitle[at]!;
      steps += viewerOffsets[viewer + 1]! - viewerOffsets[viewer]!;
    }
    return steps > titles;
  }

  private takeAll(title: number): number {
    countCommonViewers(this.matrix, title, this.matrix.titlesByViewer, this.counts);
    let found = 0;
    for (let other = 0; other < this.counts.length; other += 1) {
      if (this.counts[other]! > 0) found = this.take(title, other, found);
    }
    return found;
  }

  private takeMet(title: number): number {
    const met = countAndNote(this.matrix, title, this.counts, this.met);
    let found = 0;
    for (let at = 0; at < met; at += 1) found = this.take(title, this.met[at]!, found);
    return found;
  }

  /** @returns the number found so far, including this one */
  private take(title: number, other: number, found: number): number {
    const count = this.counts[other]!;
    this.counts[other] = 0;
    if (other === title) return found;
    if (count < this.options.leastSupport && (this.hidesOne[title]! & this.hidesOne[other]!) === 0)
      return found;
    this.others[found] = other;
    this.commonViewers[found] = count;
    return found + 1;
  }
}

/** The identifiers of titles, viewer by viewer. */
type Entries = Uint16Array | Uint32Array;

/**
 * Adds 1 for each title of each viewer of one title.
 * @param entries identifiers of titles, in the order of the matrix's histories
 * @param counts receives the counts, by these identifiers
 */
export function countCommonViewers(
  matrix: InteractionMatrix,
  title: number,
  entries: Entries,
  counts: Uint16Array | Int32Array,
): void {
  if (counts instanceof Uint16Array) countInHalves(matrix, title, entries, counts);
  else countInWords(matrix, title, entries, counts);
}

function countInHalves(
  { viewerOffsets, titleOffsets, viewersByTitle }: InteractionMatrix,
  title: number,
  entries: Entries,
  counts: Uint16Array,
): void {
  const lastViewer = titleOffsets[title + 1]!;
  for (let at = titleOffsets[title]!; at < lastViewer; at += 1) {
    const viewer = viewersByTitle[at]!;
    addToHalves(counts, entries, viewerOffsets[viewer]!, viewerOffsets[viewer + 1]!);
  }
}

function countInWords(
  { viewerOffsets, titleOffsets, viewersByTitle }: InteractionMatrix,
  title: number,
  entries: Entries,
  counts: Int32Array,
): void {
  const lastViewer = titleOffsets[title + 1]!;
  for (let at = titleOffsets[title]!; at < lastViewer; at += 1) {
    const viewer = viewersByTitle[at]!;
    addToWords(counts, entries, viewerOffsets[viewer]!, viewerOffsets[viewer + 1]!);
  }
}

/**
 * Unrolled by four, which is faster. V8 specialises a loop for the array type it has seen, and takes half as long
 * again for two types: so each type has its own loop.
 */
function addToHalves(counts: Uint16Array, entries: Entries, from: number, end: number): void {
  let entry = from;
  for (; entry + 3 < end; entry += 4) {
    counts[entries[entry]!]! += 1;
    counts[entries[entry + 1]!]! += 1;
    counts[entries[entry + 2]!]! += 1;
    counts[entries[entry + 3]!]! += 1;
  }
  for (; entry < end; entry += 1) counts[entries[entry]!]! += 1;
}

/** The same for 32-bit counts. */
function addToWords(counts: Int32Array, entries: Entries, from: number, end: number): void {
  let entry = from;
  for (; entry + 3 < end; entry += 4) {
    counts[entries[entry]!]! += 1;
    counts[entries[entry + 1]!]! += 1;
    counts[entries[entry + 2]!]! += 1;
    counts[entries[entry + 3]!]! += 1;
  }
  for (; entry < end; entry += 1) counts[entries[entry]!]! += 1;
}

/**
 * The same, and lists the titles.
 * @param met receives each title once, and needs one element more than there are titles
 * @returns how many titles were listed
 */
function countAndNote(
  { viewerOffsets, titlesByViewer, titleOffsets, viewersByTitle }: InteractionMatrix,
  title: number,
  counts: Int32Array,
  met: Uint32Array,
): number {
  let size = 0;
  const lastViewer = titleOffsets[title + 1]!;
  for (let at = titleOffsets[title]!; at < lastViewer; at += 1) {
    const viewer = viewersByTitle[at]!;
    const end = viewerOffsets[viewer + 1]!;
    let entry = viewerOffsets[viewer]!;
    for (; entry + 3 < end; entry += 4) {
      size = countOne(titlesByViewer[entry]!, counts, met, size);
      size = countOne(titlesByViewer[entry + 1]!, counts, met, size);
      size = countOne(titlesByViewer[entry + 2]!, counts, met, size);
      size = countOne(titlesByViewer[entry + 3]!, counts, met, size);
    }
    for (; entry < end; entry += 1) size = countOne(titlesByViewer[entry]!, counts, met, size);
  }
  return size;
}

/**
 * Writes every title, and advances only for a new one, so that the next title overwrites the others.
 * @returns the number listed
 */
function countOne(title: number, counts: Int32Array, met: Uint32Array, size: number): number {
  const count = counts[title]!;
  counts[title] = count + 1;
  met[size] = title;
  const isNew = (count - 1) >>> 31; // the sign bit: 1 where nothing was counted
  return size + isNew;
}

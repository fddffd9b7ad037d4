import type { InteractionMatrix } from './interaction-matrix.js';

/** Titles that share viewers with one title. */
export interface CommonViewers {
  /** The first `size` of these. */
  readonly others: Uint32Array;
  /** How many viewers each of them shares, by its place. */
  readonly counts: Uint32Array;
  readonly size: number;
}

export interface SupportOptions {
  /** What fewer viewers share would tell what one of them watched, unless he hides among the others who watched either. */
  readonly leastSupport: number;
  /** So many viewers hide one: of two titles that have as many each, what one viewer alone shares counts, too. */
  readonly leastViewers: number;
}

/**
 * Counts the viewers that titles share by Gustavson's algorithm (1978): row by row of XᵀX, in an accumulator for all titles. Where a row is
 * sparse, titles are noted when they are met first; where it is dense, the accumulator is looked through.
 *
 * Most of the time of learning neighbours is spent here. The loops take four titles at once, and no branch in them depends on what was
 * counted before, which no processor could foretell: that takes about a third less time.
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

  /** @returns what holds until the next title is counted */
  countFor(title: number): CommonViewers {
    const size = this.isDense(title) ? this.takeAll(title) : this.takeMet(title);
    return { others: this.others, counts: this.commonViewers, size };
  }

  /** Whether looking through all titles is cheaper than noting those that are met. */
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

  /** @returns how many are found with this one */
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

/** What titles are called, viewer by viewer. */
type Entries = Uint16Array | Uint32Array;

/**
 * Adds 1 for each title of each viewer of one title.
 * @param entries what titles are called, in the order of the matrix's histories
 * @param counts receives what is added, by what titles are called
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

/** Four at once take less time. V8 compiles a loop for the width it has seen, and one that has seen two takes half as long again: so each has its own. */
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

/** The same for the other width. */
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
 * The same, noting the titles.
 * @param met receives them, each once, and needs one place more
 * @returns how many
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

/** Notes every title, and lets the next one take its place unless it is new. @returns how many are noted */
function countOne(title: number, counts: Int32Array, met: Uint32Array, size: number): number {
  const count = counts[title]!;
  counts[title] = count + 1;
  met[size] = title;
  const isNew = (count - 1) >>> 31; // the sign bit: 1 where nothing was counted
  return size + isNew;
}

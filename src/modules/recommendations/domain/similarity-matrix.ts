import type { InteractionMatrix } from './interaction-matrix.js';
import { TopK } from './top-k.js';

/** The titles nearest to one title, nearest first, by who watched both. */
export interface NeighbourRow {
  readonly title: number;
  readonly neighbours: Uint32Array;
  readonly similarities: Float64Array;
  /** The number of viewers of both. */
  readonly support: Uint32Array;
}

export interface SimilarityOptions {
  /** How many neighbours a title keeps. */
  readonly neighbours: number;
  /** Pulls similarities that few viewers speak for towards 0. */
  readonly shrinkage: number;
  /** Neighbours with fewer common viewers are left to chance. */
  readonly leastSupport: number;
}

/**
 * Item-item similarity, one title after the other, so that a caller can write or rest between rows:
 * `c_ij / (√(n_i · n_j) + shrinkage)` with c the viewers of both and n those of each (shrunk cosine on
 * binary data). Rows of the product are made by Gustavson's algorithm in a dense accumulator, with a list of
 * touched columns to clear it; the counts are whole numbers and are normalised last, so the result is exact.
 *
 * Time grows with the sum of squared history lengths: histories must be capped by whoever builds the matrix.
 */
export function* neighbourRows(
  matrix: InteractionMatrix,
  { neighbours, shrinkage, leastSupport }: SimilarityOptions,
): Generator<NeighbourRow> {
  const { titles } = matrix;
  const roots = rootsOfViewerCounts(matrix);
  const counts = new Uint32Array(titles);
  const touched = new Uint32Array(titles);
  const best = new TopK(neighbours);

  for (let title = 0; title < titles; title += 1) {
    const others = touched.subarray(0, countCommonViewers(matrix, title, counts, touched));
    yield nearestAmong(others, { title, counts, roots, shrinkage, leastSupport, best });
    for (const other of others) counts[other] = 0;
  }
}

interface RowInProgress extends Pick<SimilarityOptions, 'shrinkage' | 'leastSupport'> {
  readonly title: number;
  readonly counts: Uint32Array;
  readonly roots: Float64Array;
  readonly best: TopK;
}

function nearestAmong(others: Uint32Array, row: RowInProgress): NeighbourRow {
  const { title, counts, roots, shrinkage, leastSupport, best } = row;
  const root = roots[title]!;
  const similarity = (other: number) => counts[other]! / (root * roots[other]! + shrinkage);
  for (let at = 0; at < others.length; at += 1) {
    const other = others[at]!;
    if (other !== title && counts[other]! >= leastSupport) best.offer(other, similarity(other));
  }
  const neighbours = best.drain();
  return {
    title,
    neighbours,
    similarities: Float64Array.from(neighbours, similarity),
    support: neighbours.map((other) => counts[other]!),
  };
}

/**
 * Counts, for each title that viewers of this one watched, how many of them did.
 * @param counts all 0 before; afterwards by title
 * @param touched afterwards begins with the titles counted
 * @returns how many were counted
 */
function countCommonViewers(
  { viewerOffsets, titlesByViewer, titleOffsets, viewersByTitle }: InteractionMatrix,
  title: number,
  counts: Uint32Array,
  touched: Uint32Array,
): number {
  let touchedCount = 0;
  const lastViewer = titleOffsets[title + 1]!;
  for (let at = titleOffsets[title]!; at < lastViewer; at += 1) {
    const viewer = viewersByTitle[at]!;
    const end = viewerOffsets[viewer + 1]!;
    for (let entry = viewerOffsets[viewer]!; entry < end; entry += 1) {
      const other = titlesByViewer[entry]!;
      const count = counts[other]!;
      if (count === 0) {
        touched[touchedCount] = other;
        touchedCount += 1;
      }
      counts[other] = count + 1;
    }
  }
  return touchedCount;
}

function rootsOfViewerCounts({ titles, titleOffsets }: InteractionMatrix): Float64Array {
  const roots = new Float64Array(titles);
  for (let title = 0; title < titles; title += 1) {
    roots[title] = Math.sqrt(titleOffsets[title + 1]! - titleOffsets[title]!);
  }
  return roots;
}

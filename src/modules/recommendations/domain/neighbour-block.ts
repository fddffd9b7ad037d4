import type { InteractionMatrix } from './interaction-matrix.js';
import type { ItemModel } from './item-model.js';
import { type NeighbourLists, NeighbourListsBuilder } from './neighbour-lists.js';
import { TopK } from './top-k.js';

/** A run of titles, by their numbers. */
export interface TitleRange {
  readonly from: number;
  /** The first that does not belong to it. */
  readonly to: number;
}

export interface NeighbourOptions {
  /** How many neighbours a title keeps: those for which it speaks most. */
  readonly neighbours: number;
  /** What fewer viewers share would tell what one of them watched, unless he hides among the others who watched either. */
  readonly leastSupport: number;
  /** So many viewers hide one: of two titles that have as many each, what one viewer alone shares counts, too. */
  readonly leastViewers: number;
}

/**
 * Finds the neighbours of a run of titles: those that share viewers with it and for which it speaks most, greatest first. A title's
 * list is the same whatever run it is learned in, bit by bit, so that a catalog can be cut into blocks at will.
 *
 * The common viewers are counted by Gustavson's algorithm (1978): row by row of XᵀX, in a dense accumulator with a list of touched columns
 * to clear it. Time grows with the sum of squared history lengths, which whoever builds the matrix must cap; memory, with
 * 16 bytes a title of the catalog and 8 bytes for each neighbour kept.
 * @returns the lists of the run, its first title standing at 0
 */
export function learnNeighbours(
  matrix: InteractionMatrix,
  model: ItemModel,
  { neighbours, leastSupport, leastViewers }: NeighbourOptions,
  { from, to }: TitleRange = { from: 0, to: matrix.titles },
): NeighbourLists {
  const commonViewers = new Uint32Array(matrix.titles);
  const touched = new Uint32Array(matrix.titles);
  const candidates = new Uint32Array(matrix.titles);
  const weights = new Float64Array(matrix.titles);
  const best = new TopK(neighbours);
  const lists = new NeighbourListsBuilder(to - from);
  const hidesOne = Uint8Array.from({ length: matrix.titles }, (_none, title) =>
    matrix.titleOffsets[title + 1]! - matrix.titleOffsets[title]! >= leastViewers ? 1 : 0,
  );

  for (let title = from; title < to; title += 1) {
    const shared = touched.subarray(0, countCommonViewers(matrix, title, commonViewers, touched));
    let candidateCount = 0;
    for (let at = 0; at < shared.length; at += 1) {
      const other = shared[at]!;
      if (other === title) continue;
      if (commonViewers[other]! < leastSupport && (hidesOne[title]! & hidesOne[other]!) === 0) continue;
      candidates[candidateCount] = other;
      candidateCount += 1;
    }
    const others = candidates.subarray(0, candidateCount);
    model.weigh(title, others, commonViewers, weights);
    for (let at = 0; at < others.length; at += 1) {
      const other = others[at]!;
      if (weights[other]! > 0) best.offer(other, weights[other]!);
    }
    lists.addList(title - from, best.drain(), weights);
    for (let at = 0; at < shared.length; at += 1) commonViewers[shared[at]!] = 0;
  }
  return lists.build();
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

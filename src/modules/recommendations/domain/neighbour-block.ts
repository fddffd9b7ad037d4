import { CommonViewerCounter, type CommonViewers, type SupportOptions } from './common-viewers.js';
import type { InteractionMatrix } from './interaction-matrix.js';
import type { ItemModel } from './item-model.js';
import { type NeighbourLists, NeighbourListsBuilder } from './neighbour-lists.js';
import { TopK } from './top-k.js';

/** A range of titles, by number. */
export interface TitleRange {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export interface NeighbourOptions extends SupportOptions {
  /** How many neighbours are kept per title: those with the greatest weights. */
  readonly neighbours: number;
}

/**
 * Finds the neighbours of a range of titles: the titles that share viewers and have the greatest weights, in
 * descending order. A title's list is the same, bit by bit, in whatever range it is learned, so that a catalog can be
 * split into blocks anywhere.
 *
 * Time grows with the sum of squared history lengths, which the builder of the matrix must cap. Memory: 33 bytes a
 * title of the catalog and 8 bytes for each neighbour kept.
 * @returns the lists of the range, whose first title is at index 0
 */
export function learnNeighbours(
  matrix: InteractionMatrix,
  model: ItemModel,
  { neighbours, ...support }: NeighbourOptions,
  { from, to }: TitleRange = { from: 0, to: matrix.titles },
): NeighbourLists {
  const counter = new CommonViewerCounter(matrix, support);
  const weights = new Float64Array(matrix.titles);
  const weightsByTitle = new Float64Array(matrix.titles);
  const best = new TopK(neighbours);
  const lists = new NeighbourListsBuilder(to - from);
  for (let title = from; title < to; title += 1) {
    const common = counter.countFor(title);
    model.computeWeights(title, common, weights);
    offerAll(best, common, weights, weightsByTitle);
    const nearest = best.drain();
    lists.addList(title - from, nearest, weightsOf(nearest, weightsByTitle));
  }
  return lists.build();
}

function offerAll(
  best: TopK,
  { others, size }: CommonViewers,
  weights: Float64Array,
  weightsByTitle: Float64Array,
): void {
  for (let at = 0; at < size; at += 1) {
    const weight = weights[at]!;
    if (weight > 0 && best.offer(others[at]!, weight)) weightsByTitle[others[at]!] = weight;
  }
}

function weightsOf(titles: Uint32Array, weightsByTitle: Float64Array): Float64Array {
  const weights = new Float64Array(titles.length);
  for (const [at, title] of titles.entries()) weights[at] = weightsByTitle[title]!;
  return weights;
}

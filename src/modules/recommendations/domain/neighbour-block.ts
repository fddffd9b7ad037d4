import { CommonViewerCounter, type CommonViewers, type SupportOptions } from './common-viewers.js';
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

export interface NeighbourOptions extends SupportOptions {
  /** How many neighbours a title keeps: those for which it speaks most. */
  readonly neighbours: number;
}

/**
 * Finds the neighbours of a run of titles: those that share viewers with it and for which it speaks most, greatest first. A title's
 * list is the same whatever run it is learned in, bit by bit, so that a catalog can be cut into blocks at will.
 *
 * Time grows with the sum of squared history lengths, which whoever builds the matrix must cap; memory, with
 * 33 bytes a title of the catalog and 8 bytes for each neighbour kept.
 * @returns the lists of the run, its first title standing at 0
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
    model.weigh(title, common, weights);
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

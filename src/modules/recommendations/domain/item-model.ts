import type { CommonViewers } from './common-viewers.js';
import { WHOLE_WEIGHT } from './interaction-matrix.js';

/**
 * The influence of titles on each other, learned from all interactions at once. It can be queried title by title, in
 * any order and from any number of threads, since answers do not depend on each other.
 */
export interface ItemModel {
  /**
   * Computes the weight of a title for each of some others: positive recommends them, negative argues against them.
   * @param common the titles that share viewers with it
   * @param weights receives the weights, by position in `common`
   */
  computeWeights(title: number, common: CommonViewers, weights: Float64Array): void;
}

/** The square roots of the total weights of lists; 1 for an empty list. */
export function rootsOfWeights(offsets: Uint32Array, weights: Uint8Array): Float64Array {
  return Float64Array.from({ length: offsets.length - 1 }, (_none, list) => {
    let sum = 0;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at += 1) sum += weights[at]!;
    return sum === 0 ? 1 : Math.sqrt(sum / WHOLE_WEIGHT);
  });
}

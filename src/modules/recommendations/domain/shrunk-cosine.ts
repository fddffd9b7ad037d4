import type { InteractionMatrix } from './interaction-matrix.js';
import { type ItemModel, rootsOfLengths } from './item-model.js';

/**
 * Shrunk cosine on binary data: `c_ij / (√(n_i · n_j) + shrinkage)` with c the viewers of both and n those of each.
 * The common viewers are whole numbers and are normalised last, so that the result is exact.
 * @param shrinkage pulls what few viewers speak for towards 0
 */
export function shrunkCosine(matrix: InteractionMatrix, shrinkage: number): ItemModel {
  const roots = rootsOfLengths(matrix.titleOffsets);
  return {
    weigh(title, { others, counts, size }, weights) {
      const root = roots[title]!;
      for (let at = 0; at < size; at += 1) {
        weights[at] = counts[at]! / (root * roots[others[at]!]! + shrinkage);
      }
    },
  };
}

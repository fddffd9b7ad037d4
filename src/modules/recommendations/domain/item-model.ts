import type { CommonViewers } from './common-viewers.js';
import { WHOLE_WEIGHT } from './interaction-matrix.js';

/**
 * How much each title speaks for others, by who watched them. It is learned from all interactions at once and then asked title by
 * title, in any order and by any number of threads: an answer depends on nothing else.
 */
export interface ItemModel {
  /**
   * Says how much a title speaks for each of some others; what is above 0 speaks for, what is below speaks against.
   * @param common titles that share viewers with it
   * @param weights receives the answers, by the place of the other
   */
  weigh(title: number, common: CommonViewers, weights: Float64Array): void;
}

/** The roots of what the entries of lists weigh together; of an empty one, 1. */
export function rootsOfWeights(offsets: Uint32Array, weights: Uint8Array): Float64Array {
  return Float64Array.from({ length: offsets.length - 1 }, (_none, list) => {
    let sum = 0;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at += 1) sum += weights[at]!;
    return sum === 0 ? 1 : Math.sqrt(sum / WHOLE_WEIGHT);
  });
}

import { type EaseSolution, easeModel, solveEase } from '../domain/ease.js';
import { type GraphFilter, graphFilterModel, learnGraphFilter } from '../domain/graph-filter.js';
import type { InteractionMatrix } from '../domain/interaction-matrix.js';
import type { ItemModel } from '../domain/item-model.js';
import type { NeighbourOptions } from '../domain/neighbour-block.js';

/** What was learned of all titles at once, as plain data that threads and processes can hand on. */
export type LearnedItems =
  | { readonly algorithm: 'EASE'; readonly solution: EaseSolution }
  | { readonly algorithm: 'GRAPH_FILTER'; readonly filter: GraphFilter };

export type ItemAlgorithm = LearnedItems['algorithm'];

/** Inverting takes three matrices of so many squared, here 96 MB, and time by its cube. */
const LARGEST_INVERSE = 2_000;
const REGULARISATION = 200;
const GRAPH_FILTER = { rank: 256, seed: 1 };
/** α of the paper is 0.3; on Gowalla this ranks better where each title keeps some hundred neighbours. */
const SMOOTHNESS = 0.5;

/**
 * Half as many neighbours rank a little worse on Gowalla. What one viewer alone watched is told only where nobody can say which of five it was:
 * without what single viewers share, where most titles have few, Recall@20 would be 0.182 instead of 0.185.
 */
export const SERVED_NEIGHBOURS: NeighbourOptions = { neighbours: 400, leastSupport: 2, leastViewers: 5 };

/** Learns by EASE^R, the better one, where that can be solved, and by GF-CF, which scales, where it cannot. */
export function learnItems(matrix: InteractionMatrix): LearnedItems {
  return Math.min(matrix.titles, matrix.viewers) <= LARGEST_INVERSE
    ? { algorithm: 'EASE', solution: solveEase(matrix, REGULARISATION) }
    : { algorithm: 'GRAPH_FILTER', filter: learnGraphFilter(matrix, GRAPH_FILTER) };
}

export function itemModelOf(matrix: InteractionMatrix, learned: LearnedItems): ItemModel {
  return learned.algorithm === 'EASE'
    ? easeModel(matrix, learned.solution)
    : graphFilterModel(matrix, learned.filter, SMOOTHNESS);
}

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
/** α of the paper is 0.3; on Gowalla this ranks better where each title keeps 200 neighbours. */
const SMOOTHNESS = 0.5;

/**
 * On MovieLens latest-small and Gowalla twice as many neighbours rank hardly better. That two viewers must share them keeps
 * what one watched to themselves, and costs next to nothing.
 */
export const SERVED_NEIGHBOURS: NeighbourOptions = { neighbours: 200, leastSupport: 2 };

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

import { type EaseSolution, easeModel, solveEase } from '../domain/ease.js';
import { type GraphFilter, graphFilterModel, learnGraphFilter } from '../domain/graph-filter.js';
import type { InteractionMatrix } from '../domain/interaction-matrix.js';
import type { ItemModel } from '../domain/item-model.js';
import { learnNeighbours, type NeighbourOptions, type TitleRange } from '../domain/neighbour-block.js';
import type { NeighbourLists } from '../domain/neighbour-lists.js';

/** What was learned of all titles at once, as plain data that threads and processes can hand on. */
export type LearnedItems =
  | { readonly algorithm: 'EASE'; readonly solution: EaseSolution }
  | { readonly algorithm: 'GRAPH_FILTER'; readonly filter: GraphFilter };

export type ItemAlgorithm = LearnedItems['algorithm'];

/** Inverting takes three matrices of so many squared, here 96 MB, and time by its cube. */
const LARGEST_INVERSE = 2_000;
const REGULARISATION = 200;
const GRAPH_FILTER = { rank: 256, seed: 1 };
/** Chosen on the validation part of Gowalla: Recall@20 there is 0.211, and 0.197 where co-occurrence keeps what leads (s = 1, α = 0.5). */
const GRAPH_FILTER_BLEND = { smoothness: 0.3, leadingShare: 0 };

/**
 * EASE^R ranks better by the 200 for which a title speaks most than by 400, GF-CF a little worse.
 *
 * Where many watch, what one viewer alone shares is told between titles with five viewers each, of whom nobody can say which it was: without it
 * Recall@20 on Gowalla is 0.182 instead of 0.185. Where few do it is left out: it would tell more of people, a bot would weigh more, and nothing is gained.
 */
const SERVED: Readonly<Record<ItemAlgorithm, NeighbourOptions>> = {
  EASE: { neighbours: 200, leastSupport: 2, leastViewers: Number.POSITIVE_INFINITY },
  GRAPH_FILTER: { neighbours: 400, leastSupport: 2, leastViewers: 5 },
};

/** The neighbours of a run of titles, as they are served; its first title stands at 0. */
export function servedNeighbours(
  matrix: InteractionMatrix,
  learned: LearnedItems,
  range?: TitleRange,
): NeighbourLists {
  return learnNeighbours(matrix, itemModelOf(matrix, learned), SERVED[learned.algorithm], range);
}

/** Learns by EASE^R, the better one, where that can be solved, and by GF-CF, which scales, where it cannot. */
export function learnItems(matrix: InteractionMatrix): LearnedItems {
  return Math.min(matrix.titles, matrix.viewers) <= LARGEST_INVERSE
    ? { algorithm: 'EASE', solution: solveEase(matrix, REGULARISATION) }
    : { algorithm: 'GRAPH_FILTER', filter: learnGraphFilter(matrix, GRAPH_FILTER) };
}

export function itemModelOf(matrix: InteractionMatrix, learned: LearnedItems): ItemModel {
  return learned.algorithm === 'EASE'
    ? easeModel(matrix, learned.solution)
    : graphFilterModel(matrix, learned.filter, GRAPH_FILTER_BLEND);
}

import { type EaseSolution, easeModel, solveEase } from '../domain/ease.js';
import { type GraphFilter, graphFilterModel, learnGraphFilter } from '../domain/graph-filter.js';
import type { InteractionMatrix } from '../domain/interaction-matrix.js';
import type { ItemModel } from '../domain/item-model.js';
import { learnNeighbours, type NeighbourOptions, type TitleRange } from '../domain/neighbour-block.js';
import type { NeighbourLists } from '../domain/neighbour-lists.js';

/** What was learned from all interactions at once, as plain data that can be passed to threads and processes. */
export type LearnedItems =
  | { readonly algorithm: 'EASE'; readonly solution: EaseSolution }
  | { readonly algorithm: 'GRAPH_FILTER'; readonly filter: GraphFilter };

export type ItemAlgorithm = LearnedItems['algorithm'];

/** Inverting takes three square matrices of this size, 96 MB, and time proportional to its cube. */
const LARGEST_INVERSE = 2_000;
const REGULARISATION = 200;
const GRAPH_FILTER = { rank: 256, seed: 1 };
/** Chosen on the validation part of Gowalla: Recall@20 is 0.211, where GF-CF as published, with 400 neighbours, has 0.197. */
const GRAPH_FILTER_BLEND = { smoothness: 0.3, leadingShare: 0 };

/**
 * EASE^R ranks better with 200 neighbours per title than with 400, GF-CF a little worse.
 *
 * With GF-CF, one shared viewer is enough if each of the two titles has at least five, so that nobody can tell which of them it
 * was: without such pairs, Recall@20 on Gowalla was 0.182 instead of 0.185 (with GF-CF as published). With EASE^R, used where
 * there are fewer viewers, they are left out: they would reveal more about people and give bots more weight, and gain nothing.
 */
const SERVED: Readonly<Record<ItemAlgorithm, NeighbourOptions>> = {
  EASE: { neighbours: 200, leastSupport: 2, leastViewers: Number.POSITIVE_INFINITY },
  GRAPH_FILTER: { neighbours: 400, leastSupport: 2, leastViewers: 5 },
};

/** The neighbours of a range of titles, as they are served; the first title of the range has index 0. */
export function servedNeighbours(
  matrix: InteractionMatrix,
  learned: LearnedItems,
  range?: TitleRange,
): NeighbourLists {
  return learnNeighbours(matrix, itemModelOf(matrix, learned), SERVED[learned.algorithm], range);
}

/** Learns EASE^R, which is more accurate, if the catalog or audience is small enough; else GF-CF, which scales. */
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

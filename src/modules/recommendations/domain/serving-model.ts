import { type NeighbourLists, NeighbourListsBuilder, transposed } from './neighbour-lists.js';
import { TitleIndex } from './title-index.js';
import { createChart, type TrendingChart, type TrendingWindow } from './trends.js';

/**
 * All that recommending reads, in memory and never changed: a newer one takes its place as a whole.
 * It takes about 0.5 kB a title plus 16 bytes a neighbour: 40 MB for 30,000 titles of 50 neighbours.
 */
export interface ServingModel {
  /** Equal in all processes that serve the same data; different as soon as an answer may be. */
  readonly revision: string;
  /** The published model that the neighbours come from; null before the first. */
  readonly modelVersion: string | null;
  readonly titles: TitleIndex;
  /** Of each title those most like it. */
  readonly neighbours: NeighbourLists;
  /** Of each title those that count it among their neighbours. */
  readonly followers: NeighbourLists;
  readonly trends: Readonly<Record<TrendingWindow, TrendingChart>>;
}

export interface ServingModelParts extends Omit<ServingModel, 'followers'> {}

export function createServingModel(parts: ServingModelParts): ServingModel {
  return { ...parts, followers: transposed(parts.neighbours) };
}

/** What a process serves until it has read the first model: nothing. */
export function emptyServingModel(): ServingModel {
  return createServingModel({
    revision: 'empty',
    modelVersion: null,
    titles: new TitleIndex([], []),
    neighbours: new NeighbourListsBuilder(0).build(),
    trends: { DAY: createChart([], 0), WEEK: createChart([], 0), MONTH: createChart([], 0) },
  });
}

import type { Experiment } from './experiment.js';
import { type NeighbourLists, NeighbourListsBuilder } from './neighbour-lists.js';
import type { Trends } from './regional-trends.js';
import type { LearnedWeights } from './strategy-weights.js';
import { TitleIndex } from './title-index.js';
import { createChart } from './trends.js';
import type { Unexplored } from './unexplored.js';

/**
 * Everything that recommending reads, in memory and immutable: a newer model replaces it as a whole. It takes about
 * 0.5 kB a title plus 8 bytes a neighbour: 111 MB for 30,000 titles with 400 neighbours.
 */
export interface ServingModel extends Trends {
  /** Equal in all processes that serve the same data; changes whenever answers may change. */
  readonly revision: string;
  /** The published model that the neighbours are from; null before the first. */
  readonly modelVersion: string | null;
  readonly titles: TitleIndex;
  /** For each title its neighbours: those with the greatest weights. */
  readonly neighbours: NeighbourLists;
  /** The weights of strategies; empty before they are learned. */
  readonly strategyWeights: LearnedWeights;
  /** How new each title is, from 0 to 1, by title. */
  readonly freshness: Float64Array;
  readonly unexplored: Unexplored;
  /** The running experiment, if any. */
  readonly experiment: Experiment | null;
}

/** Served until a process has read its first model: no titles. */
export function emptyServingModel(): ServingModel {
  return {
    revision: 'empty',
    modelVersion: null,
    titles: new TitleIndex([], []),
    neighbours: new NeighbourListsBuilder(0).build(),
    strategyWeights: [],
    trends: {
      DAY: createChart([], 0),
      WEEK: createChart([], 0),
      MONTH: createChart([], 0),
      SEASON: createChart([], 0),
    },
    regionalTrends: new Map(),
    freshness: new Float64Array(0),
    unexplored: { day: '', titles: new Uint32Array(0) },
    experiment: null,
  };
}

import type { Experiment } from './experiment.js';
import { type NeighbourLists, NeighbourListsBuilder } from './neighbour-lists.js';
import type { Trends } from './regional-trends.js';
import type { LearnedWeights } from './strategy-weights.js';
import { TitleIndex } from './title-index.js';
import { createChart } from './trends.js';
import type { Unexplored } from './unexplored.js';

/**
 * All that recommending reads, in memory and never changed: a newer one takes its place as a whole.
 * It takes about 0.5 kB a title plus 8 bytes a neighbour: 111 MB for 30,000 titles of 400 neighbours.
 */
export interface ServingModel extends Trends {
  /** Equal in all processes that serve the same data; different as soon as an answer may be. */
  readonly revision: string;
  /** The published model that the neighbours come from; null before the first. */
  readonly modelVersion: string | null;
  readonly titles: TitleIndex;
  /** Of each title those for which it speaks most, by who watched both. */
  readonly neighbours: NeighbourLists;
  /** Who has how much of a say; empty before it is learned. */
  readonly voices: LearnedWeights;
  /** How new each title is, from 0 to 1, by title. */
  readonly freshness: Float64Array;
  readonly unexplored: Unexplored;
  /** The one that runs, if any. */
  readonly experiment: Experiment | null;
}

/** What a process serves until it has read the first model: nothing. */
export function emptyServingModel(): ServingModel {
  return {
    revision: 'empty',
    modelVersion: null,
    titles: new TitleIndex([], []),
    neighbours: new NeighbourListsBuilder(0).build(),
    voices: [],
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

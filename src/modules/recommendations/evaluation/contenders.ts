import { learnEase, type ViewerScores } from '../domain/ease.js';
import { learnGraphFilter } from '../domain/graph-filter.js';
import { NeighbourListsBuilder, transposed } from '../domain/neighbour-lists.js';
import { createRandomNumbers } from '../domain/random-numbers.js';
import { learnRandomWalk } from '../domain/random-walk.js';
import { neighbourRows } from '../domain/similarity-matrix.js';
import type { TrainingSet } from './training-set.js';

/** A way to recommend, as far as it can be measured on who liked what. */
export interface Contender {
  readonly name: string;
  /** With its parameters. */
  readonly description: string;
  learn(training: TrainingSet): ViewerScores;
  /** Why it cannot, in a few words; null when it can. */
  cannotLearn?(training: TrainingSet): string | null;
}

const DAY_SECONDS = 86_400;
/** About a minute, and half a gigabyte. */
const LARGEST_EASE = 4_000;

/** What chance would do. */
export const random = (seed: number): Contender => ({
  name: 'Random',
  description: `seed ${seed}`,
  learn:
    ({ matrix }) =>
    (viewer) => {
      const next = createRandomNumbers(seed + viewer);
      return Float64Array.from({ length: matrix.titles }, next);
    },
});

/** What most viewers liked, for everybody. */
export const popularity: Contender = {
  name: 'Popularity',
  description: 'viewers of each title',
  learn({ matrix: { titles, titleOffsets } }) {
    const counts = Float64Array.from(
      { length: titles },
      (_none, title) => titleOffsets[title + 1]! - titleOffsets[title]!,
    );
    return () => counts;
  },
};

/** What was liked lately, for everybody: each time says half as much for each half-life before the last of all. */
export const trending = (halfLifeDays: number): Contender => ({
  name: 'Trending',
  description: `half-life ${halfLifeDays} d`,
  learn({ matrix: { titles, titlesByViewer }, times }) {
    const latest = times.reduce((most, time) => Math.max(most, time), 0);
    const scores = new Float64Array(titles);
    for (const [at, title] of titlesByViewer.entries()) {
      scores[title]! += 0.5 ** ((latest - times[at]!) / (halfLifeDays * DAY_SECONDS));
    }
    return () => scores;
  },
});

/** Shrunk cosine between titles by who liked both: the sum of a title's similarities to the history. */
export const itemNeighbours = (neighbours: number, shrinkage: number): Contender => ({
  name: 'ItemKNN',
  description: `k ${neighbours}, shrinkage ${shrinkage}`,
  learn({ matrix }) {
    const lists = new NeighbourListsBuilder(matrix.titles);
    for (const row of neighbourRows(matrix, { neighbours, shrinkage, leastSupport: 1 })) {
      for (const [at, neighbour] of row.neighbours.entries()) {
        lists.add({ title: row.title, neighbour, similarity: row.similarities[at]! });
      }
    }
    const { offsets, neighbours: followers, similarities } = transposed(lists.build());
    return (viewer) => {
      const scores = new Float64Array(matrix.titles);
      for (let entry = matrix.viewerOffsets[viewer]!; entry < matrix.viewerOffsets[viewer + 1]!; entry += 1) {
        const watched = matrix.titlesByViewer[entry]!;
        for (let at = offsets[watched]!; at < offsets[watched + 1]!; at += 1) {
          scores[followers[at]!]! += similarities[at]!;
        }
      }
      return scores;
    };
  },
});

export const ease = (regularisation: number): Contender => ({
  name: 'EASE^R',
  description: `λ ${regularisation}`,
  cannotLearn({ matrix: { viewers, titles } }) {
    const size = Math.min(viewers, titles);
    return size > LARGEST_EASE
      ? `${size} × ${size} is too much to invert; the most is ${LARGEST_EASE}`
      : null;
  },
  learn: ({ matrix }) => learnEase(matrix, regularisation),
});

export const graphFilter = (rank: number, smoothness: number, seed: number): Contender => ({
  name: 'GF-CF',
  description: `rank ${rank}, α ${smoothness}`,
  learn: ({ matrix }) => learnGraphFilter(matrix, { rank, smoothness, seed }),
});

export const randomWalk = (neighbours: number, alpha: number, beta: number): Contender => ({
  name: 'RP3beta',
  description: `k ${neighbours}, α ${alpha}, β ${beta}`,
  learn: ({ matrix }) => learnRandomWalk(matrix, { neighbours, alpha, beta }),
});

import { syntheticModel, syntheticTaste } from '../../bench/cases/recommend/synthetic-model.js';
import { zipfHistories } from '../../bench/cases/similarity/zipf-histories.js';
import { ASPECTS } from '../../src/modules/recommendations/domain/aspects.js';
import { CosineNeighbours } from '../../src/modules/recommendations/domain/cosine-neighbours.js';
import { solveEase } from '../../src/modules/recommendations/domain/ease.js';
import { learnGraphFilter } from '../../src/modules/recommendations/domain/graph-filter.js';
import type { InteractionMatrix } from '../../src/modules/recommendations/domain/interaction-matrix.js';
import { rankByPlan } from '../../src/modules/recommendations/domain/recommendation-plans.js';
import type { ServingModel } from '../../src/modules/recommendations/domain/serving-model.js';
import type { Taste } from '../../src/modules/recommendations/domain/taste.js';
import type { Growth } from './growth.js';

const NEIGHBOURS = { neighbours: 100, shrinkage: 50 };
/** The number of one-byte counts compared at once. */
const COMPARED_AT_ONCE = 16;
const REGULARISATION = 200;
/**
 * The number of titles drawn for a history, before duplicates are dropped, so that there are somewhat more viewers than
 * titles.
 */
const INTERACTIONS_A_TITLE = 50;
const RANK = 256;
const ITERATIONS = 6;
const RANKED = 200;

/**
 * Catalogs grow with the square root of interactions: 5,000 titles for 100,000 interactions, 50,000 for ten million.
 */
function histories(interactions: number): InteractionMatrix {
  return zipfHistories(interactions, Math.round(16 * Math.sqrt(interactions)));
}

const neighbours: Growth = {
  name: 'Neighbours of all titles',
  analysis: 'Σ d² over viewers + titles² / 16, d the length of a history',
  unit: 'interactions',
  sizes: [30_000, 100_000, 300_000, 1_000_000, 3_000_000],
  prepare(interactions) {
    const matrix = histories(interactions);
    return {
      steps: squaredLengths(matrix) + matrix.titles ** 2 / COMPARED_AT_ONCE,
      run: () => new CosineNeighbours(matrix, NEIGHBOURS).learn(),
    };
  },
};

const ease: Growth = {
  name: 'EASE^R',
  analysis: 'min(viewers, titles)³',
  unit: 'titles',
  sizes: [200, 350, 600, 1_000, 1_400, 2_000],
  prepare(titles) {
    const matrix = zipfHistories(titles * INTERACTIONS_A_TITLE, titles);
    return {
      steps: Math.min(matrix.viewers, matrix.titles) ** 3,
      run: () => solveEase(matrix, REGULARISATION),
    };
  },
};

const graphFilter: Growth = {
  name: 'GF-CF',
  analysis: '6 · 256 · (2 · interactions + 2 · 256 · titles)',
  unit: 'titles',
  sizes: [300, 650, 1_400, 3_000, 6_000],
  prepare(titles) {
    const matrix = zipfHistories(titles * INTERACTIONS_A_TITLE, titles);
    return {
      steps: ITERATIONS * RANK * (2 * matrix.interactions + 2 * RANK * matrix.titles),
      run: () => learnGraphFilter(matrix, { rank: RANK, seed: 1 }),
    };
  },
};

const ranking: Growth = {
  name: 'Ranking for one profile',
  analysis: 'history · neighbours + titles · features',
  unit: 'titles',
  sizes: [3_000, 10_000, 30_000, 100_000, 200_000],
  prepare(titles) {
    const model = syntheticModel(titles);
    const taste = syntheticTaste(model, 1);
    return {
      steps: neighboursOf(taste, model) + featuresOfAll(model),
      run: () => rankByPlan(model, taste, 'HYBRID', RANKED),
    };
  },
};

/** The plotted growths. */
export const growths: readonly Growth[] = [neighbours, ease, graphFilter, ranking];

function squaredLengths({ viewers, viewerOffsets }: InteractionMatrix): number {
  let sum = 0;
  for (let viewer = 0; viewer < viewers; viewer += 1) {
    sum += (viewerOffsets[viewer + 1]! - viewerOffsets[viewer]!) ** 2;
  }
  return sum;
}

/** The total number of neighbours of a history's titles. */
function neighboursOf({ watched }: Taste, { neighbours: { offsets } }: ServingModel): number {
  return watched.reduce((sum, { title }) => sum + offsets[title + 1]! - offsets[title]!, 0);
}

/** The total number of features of all titles, over all aspects. */
function featuresOfAll({ titles }: ServingModel): number {
  return ASPECTS.reduce((sum, aspect) => sum + titles.aspects[aspect].features.length, 0);
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EaseSolution, easeModel, easeScores, solveEase } from './ease.js';
import { type InteractionMatrix, InteractionMatrixBuilder } from './interaction-matrix.js';

const TITLES = 6;

/** Some weigh little, some more than a finished title. */
const weightOf = (viewer: number, title: number) => [0.3, 1, 0.65, 1.7][(viewer * 3 + title * 5) % 4]!;

function matrixOf(histories: readonly (readonly number[])[]): InteractionMatrix {
  const builder = new InteractionMatrixBuilder(TITLES);
  for (const [viewer, history] of histories.entries()) {
    builder.beginHistory();
    for (const title of history) builder.add(title, weightOf(viewer, title));
  }
  return builder.build();
}

/** Solves the ridge regression of one title on all others by descent, without any inverse. */
function weightsByDescent(histories: readonly (readonly number[])[], title: number, regularisation: number) {
  const weights = new Float64Array(TITLES);
  for (let round = 0; round < 4_000; round += 1) {
    for (let other = 0; other < TITLES; other += 1) {
      if (other === title) continue;
      let covariance = 0;
      let variance = regularisation;
      for (const [viewer, history] of histories.entries()) {
        if (!history.includes(other)) continue;
        const own = weightOf(viewer, other);
        const predicted = restored(viewer, history, weights) - own * weights[other]!;
        covariance += own * ((history.includes(title) ? weightOf(viewer, title) : 0) - predicted);
        variance += own ** 2;
      }
      weights[other] = covariance / variance;
    }
  }
  return weights;
}

const restored = (viewer: number, history: readonly number[], weights: Float64Array) =>
  history.reduce((sum, known) => sum + weightOf(viewer, known) * weights[known]!, 0);

const SIDES: readonly EaseSolution['side'][] = ['TITLES', 'VIEWERS'];

const histories = fc.array(fc.uniqueArray(fc.nat({ max: TITLES - 1 }), { minLength: 1 }), {
  minLength: 1,
  maxLength: 10,
});
const regularisation = fc.integer({ min: 1, max: 50 });

describe('EASE^R', () => {
  it('is the same by inversion over titles or over viewers', () => {
    fc.assert(
      fc.property(histories, regularisation, (own, lambda) => {
        const matrix = matrixOf(own);
        const [byTitles, byViewers] = SIDES.map((side) =>
          easeScores(matrix, solveEase(matrix, lambda, side)),
        );
        for (const viewer of own.keys()) {
          const expected = byTitles!(viewer);
          byViewers!(viewer).forEach((score, title) => {
            expect(score).toBeCloseTo(expected[title]!, 8);
          });
        }
      }),
    );
  });

  it('is the ridge regression of each title on all others', () => {
    fc.assert(
      fc.property(histories, regularisation, (own, lambda) => {
        const matrix = matrixOf(own);
        const scores = easeScores(matrix, solveEase(matrix, lambda, 'TITLES'))(0);
        for (let title = 0; title < TITLES; title += 1) {
          const weights = weightsByDescent(own, title, lambda);
          const expected = restored(0, own[0]!, weights);
          expect(scores[title]).toBeCloseTo(expected, 6);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has title weights that agree with its viewer scores', () => {
    fc.assert(
      fc.property(histories, regularisation, fc.constantFrom(...SIDES), (own, lambda, side) => {
        const matrix = matrixOf(own);
        const solution = solveEase(matrix, lambda, side);
        const model = easeModel(matrix, solution);
        const expected = easeScores(matrix, solution)(0);
        const scores = new Float64Array(TITLES);
        for (const known of own[0]!) {
          const others = Uint32Array.from({ length: TITLES }, (_none, title) => title).filter(
            (title) => title !== known,
          );
          const weights = new Float64Array(TITLES);
          const common = { others, counts: new Uint32Array(TITLES), size: others.length };
          model.computeWeights(known, common, weights);
          for (const [at, other] of others.entries()) scores[other]! += weightOf(0, known) * weights[at]!;
        }
        scores.forEach((score, title) => {
          expect(score).toBeCloseTo(expected[title]!, 8);
        });
      }),
    );
  });
});

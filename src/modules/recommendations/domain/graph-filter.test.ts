import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphFilterModel, graphFilterScores, learnGraphFilter } from './graph-filter.js';
import { type InteractionMatrix, InteractionMatrixBuilder } from './interaction-matrix.js';
import { leadingSubspace } from './leading-subspace.js';

const TITLES = 7;

const histories = fc
  .array(fc.uniqueArray(fc.nat({ max: TITLES - 1 }), { minLength: 1 }), { minLength: 1, maxLength: 12 })
  // Every title has a viewer, as in what is learned from.
  .map((own) => [...own, Array.from({ length: TITLES }, (_none, title) => title)]);

/** Some say little, some more than a finished title. */
const weightOf = (viewer: number, title: number) => [0.3, 1, 0.65, 1.7][(viewer * 3 + title * 5) % 4]!;

function matrixOf(own: readonly (readonly number[])[]): InteractionMatrix {
  const builder = new InteractionMatrixBuilder(TITLES);
  for (const [viewer, history] of own.entries()) {
    builder.beginHistory();
    for (const title of history) builder.add(title, weightOf(viewer, title));
  }
  return builder.build();
}

/** R̃ as the paper writes it, of weights rather than ones. */
function normalised(own: readonly (readonly number[])[]): number[][] {
  const weights = own.map((history, viewer) =>
    Array.from({ length: TITLES }, (_none, title) => (history.includes(title) ? weightOf(viewer, title) : 0)),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const ofTitle = (title: number) => sum(weights.map((row) => row[title]!));
  return weights.map((row) =>
    row.map((weight, title) => (weight === 0 ? 0 : weight / Math.sqrt(sum(row) * ofTitle(title)))),
  );
}

describe('GF-CF', () => {
  it('without its smooth part scores by normalised co-occurrence', () => {
    fc.assert(
      fc.property(histories, (own) => {
        const matrix = matrixOf(own);
        const scores = graphFilterScores(matrix, learnGraphFilter(matrix, { rank: 2, seed: 1 }), {
          smoothness: 0,
          leadingShare: 1,
        })(0);
        const rows = normalised(own);
        for (let title = 0; title < TITLES; title += 1) {
          let expected = 0;
          for (const known of own[0]!)
            for (const row of rows) expected += weightOf(0, known) * row[known]! * row[title]!;
          expect(scores[title]).toBeCloseTo(expected, 8);
        }
      }),
    );
  });

  it('adds the history itself if its smooth part keeps all dimensions', () => {
    fc.assert(
      fc.property(histories, (own) => {
        const matrix = matrixOf(own);
        const filter = learnGraphFilter(matrix, { rank: TITLES, seed: 1 });
        const [plain, smooth] = [0, 1].map((smoothness) =>
          graphFilterScores(matrix, filter, { smoothness, leadingShare: 1 })(0),
        );
        // D^-½ r lies in the row space of R̃, so that its projection is itself.
        for (let title = 0; title < TITLES; title += 1) {
          const expected = own[0]!.includes(title) ? weightOf(0, title) : 0;
          expect(smooth![title]! - plain![title]!).toBeCloseTo(expected, 4);
        }
      }),
    );
  });
});

describe('GF-CF without its leading dimensions in co-occurrence', () => {
  const scoresAt = (matrix: InteractionMatrix, leadingShare: number) =>
    graphFilterScores(matrix, learnGraphFilter(matrix, { rank: 1, seed: 1 }), {
      smoothness: 0,
      leadingShare,
    })(0);

  it('removes the dimension that all viewers share', () => {
    // Two groups that share nothing but one viewer of everything.
    const matrix = matrixOf([
      [0, 1, 2],
      [0, 1, 2],
      [3, 4, 5, 6],
      [3, 4, 5, 6],
      [0, 1, 2, 3, 4, 5, 6],
    ]);
    const { rows, eigenvalues } = learnGraphFilter(matrix, { rank: 1, seed: 1 });
    expect(eigenvalues[0]).toBeCloseTo(1, 1);
    const [whole, without] = [scoresAt(matrix, 1), scoresAt(matrix, 0)];
    const watched = [0, 1, 2].reduce((sum, title) => sum + rows[title]! * weightOf(0, title), 0);
    for (let title = 0; title < TITLES; title += 1) {
      expect(without[title]).toBeCloseTo(whole[title]! - eigenvalues[0]! * watched * rows[title]!, 6);
    }
    // What is left speaks against the other group.
    expect(Math.max(...without.slice(3))).toBeLessThan(0);
    expect(Math.min(...without.slice(0, 3))).toBeGreaterThan(0);
  });
});

describe('GF-CF, title by title', () => {
  it('has title weights that agree with its viewer scores', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom(0, 0.3, 1),
        fc.constantFrom(0, 0.5, 1),
        (own, smoothness, leadingShare) => {
          const matrix = matrixOf(own);
          const filter = learnGraphFilter(matrix, { rank: 3, seed: 1 });
          const model = graphFilterModel(matrix, filter, { smoothness, leadingShare });
          const scores = new Float64Array(TITLES);
          const everything = Uint32Array.from({ length: TITLES }, (_none, title) => title);
          for (const known of own[0]!) {
            const weights = new Float64Array(TITLES);
            const common = { others: everything, counts: new Uint32Array(TITLES), size: everything.length };
            model.computeWeights(known, common, weights);
            for (const other of everything) scores[other]! += weightOf(0, known) * weights[other]!;
          }
          const expected = graphFilterScores(matrix, filter, { smoothness, leadingShare })(0);
          scores.forEach((score, title) => {
            expect(score).toBeCloseTo(expected[title]!, 6);
          });
        },
      ),
    );
  });
});

describe('the leading subspace', () => {
  const eigenvalues = [9, 4, 1, 0.25, 0];

  it('contains the eigenvectors with the greatest eigenvalues', () => {
    const operator = {
      size: 5,
      apply: (vector: Float64Array) => vector.map((value, at) => value * eigenvalues[at]!),
    };
    const basis = leadingSubspace(operator, { rank: 2, iterations: 20, seed: 3 });
    for (const [at, { vector, eigenvalue }] of basis.entries()) {
      expect(eigenvalue).toBeCloseTo(eigenvalues[at]!, 6);
      vector.forEach((value, place) => {
        expect(Math.abs(value)).toBeCloseTo(place === at ? 1 : 0, 6);
      });
    }
  });

  it('has no more dimensions than the matrix', () => {
    const operator = {
      size: 5,
      apply: (vector: Float64Array) => vector.map((value, at) => (at === 0 ? value : 0)),
    };
    expect(leadingSubspace(operator, { rank: 3, iterations: 2, seed: 3 })).toHaveLength(1);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { InteractionMatrixBuilder } from './interaction-matrix.js';
import { neighbourRows, type SimilarityOptions } from './similarity-matrix.js';

const TITLES = 8;
const histories = fc.array(fc.uniqueArray(fc.nat(TITLES - 1), { maxLength: TITLES }), { maxLength: 30 });

const manyOptions = fc.record({
  neighbours: fc.integer({ min: 1, max: TITLES }),
  shrinkage: fc.nat(50),
  leastSupport: fc.integer({ min: 1, max: 3 }),
});

function matrixOf(lists: readonly (readonly number[])[]) {
  const builder = new InteractionMatrixBuilder(TITLES);
  for (const list of lists) {
    builder.beginHistory();
    for (const title of list) builder.add(title);
  }
  return builder.build();
}

/** The definition, written down without regard for speed. */
function bruteForce(lists: readonly (readonly number[])[], title: number, options: SimilarityOptions) {
  const viewersOf = (wanted: number) => lists.filter((list) => list.includes(wanted)).length;
  return Array.from({ length: TITLES }, (_, other) => {
    const support = lists.filter((list) => list.includes(title) && list.includes(other)).length;
    const similarity =
      support / (Math.sqrt(viewersOf(title)) * Math.sqrt(viewersOf(other)) + options.shrinkage);
    return { neighbour: other, similarity, support };
  })
    .filter(({ neighbour, support }) => neighbour !== title && support >= options.leastSupport)
    .toSorted(
      (one, other) =>
        Math.round(other.similarity * 1e9) - Math.round(one.similarity * 1e9) ||
        one.neighbour - other.neighbour,
    )
    .slice(0, options.neighbours);
}

test('rows are the shrunk cosines of the definition, the k greatest, ties by index', () => {
  fc.assert(
    fc.property(histories, manyOptions, (lists, options) => {
      const rows = [...neighbourRows(matrixOf(lists), options)];
      expect(rows).toHaveLength(TITLES);
      for (const row of rows) {
        const entries = Array.from(row.neighbours, (neighbour, at) => ({
          neighbour,
          similarity: row.similarities[at],
          support: row.support[at],
        }));
        expect(entries).toEqual(bruteForce(lists, row.title, options));
      }
    }),
  );
});

test('titles that nobody shares have no neighbours', () => {
  const rows = [...neighbourRows(matrixOf([[0], [1]]), { neighbours: 3, shrinkage: 0, leastSupport: 1 })];
  expect(rows.every((row) => row.neighbours.length === 0)).toBe(true);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CosineNeighbours, type CosineOptions } from './cosine-neighbours.js';
import { InteractionMatrixBuilder } from './interaction-matrix.js';
import { joined, type NeighbourLists } from './neighbour-lists.js';
import { createRandomNumbers } from './random-numbers.js';
import { NarrowCounts } from './ranked-counts.js';

const FEW = 8;
const fewHistories = fc.array(fc.uniqueArray(fc.nat(FEW - 1), { maxLength: FEW }), { maxLength: 30 });
const manyOptions = fc.record({ neighbours: fc.integer({ min: 1, max: FEW }), shrinkage: fc.nat(50) });
const MANY = 75;

/** With many viewers, so that popular titles share many. */
function manyHistories(seed: number): number[][] {
  const next = createRandomNumbers(seed);
  const draw = () => Math.floor(MANY * next() ** 3);
  return Array.from({ length: 600 }, () => [...new Set(Array.from({ length: 12 }, draw))]);
}

function matrixOf(histories: readonly (readonly number[])[], titles: number) {
  const builder = new InteractionMatrixBuilder(titles);
  for (const history of histories) {
    builder.beginHistory();
    for (const title of history) builder.add(title);
  }
  return builder.build();
}

/** The definition, written down without regard for speed. */
function bruteForce(histories: readonly (readonly number[])[], titles: number, options: CosineOptions) {
  const watched = Array.from(
    { length: titles },
    (_none, title) =>
      new Set(histories.flatMap((history, viewer) => (history.includes(title) ? [viewer] : []))),
  );
  return watched.map((own, title) =>
    watched
      .map((others, neighbour) => {
        const common = [...own].filter((viewer) => others.has(viewer)).length;
        const product = own.size * others.size;
        // One root of the quotient if there is no shrinkage, so that equal values are equal to the last bit.
        const cosine = common === 0 ? 0 : Math.sqrt(common ** 2 / product);
        const { shrinkage } = options;
        const isShrunk = common > 0 && shrinkage > 0;
        return { neighbour, similarity: isShrunk ? common / (Math.sqrt(product) + shrinkage) : cosine };
      })
      .filter(({ neighbour, similarity }) => neighbour !== title && similarity > 0)
      .toSorted((one, other) => other.similarity - one.similarity || one.neighbour - other.neighbour)
      .slice(0, options.neighbours)
      .map(({ neighbour, similarity }) => ({ neighbour, similarity: Math.fround(similarity) })),
  );
}

function listsOf({ offsets, neighbours, similarities }: NeighbourLists) {
  return Array.from({ length: offsets.length - 1 }, (_none, title) =>
    Array.from(neighbours.subarray(offsets[title], offsets[title + 1]), (neighbour, at) => ({
      neighbour,
      similarity: similarities[offsets[title]! + at]!,
    })),
  );
}

test('neighbours are the k greatest shrunk cosines by definition, ties by title number', () => {
  fc.assert(
    fc.property(fewHistories, manyOptions, (histories, options) => {
      const learned = new CosineNeighbours(matrixOf(histories, FEW), options).learn();
      expect(listsOf(learned)).toEqual(bruteForce(histories, FEW, options));
    }),
  );
});

test('they are right for titles with hundreds and with a few viewers', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(1, 5, 40, MANY), fc.nat(50), (seed, neighbours, shrinkage) => {
      const histories = manyHistories(seed);
      const options = { neighbours, shrinkage };
      const learned = new CosineNeighbours(matrixOf(histories, MANY), options).learn();
      expect(listsOf(learned)).toEqual(bruteForce(histories, MANY, options));
    }),
    { numRuns: 20 },
  );
});

test('they are right for titles with as many viewers as two bytes can count, and more', () => {
  const watchedBy = [40_000, NarrowCounts.greatest + 1, NarrowCounts.greatest, 33_000, 20_000, 1];
  const histories = Array.from({ length: 40_000 }, (_none, viewer) =>
    [...watchedBy.keys()].filter((title) => viewer < watchedBy[title]!),
  );
  const options = { neighbours: 3, shrinkage: 50 };
  const learned = new CosineNeighbours(matrixOf(histories, watchedBy.length), options).learn();
  expect(listsOf(learned)).toEqual(bruteForce(histories, watchedBy.length, options));
});

test('results are bit for bit equal in one, three or fifteen blocks, in any order', () => {
  const matrix = matrixOf(manyHistories(1), MANY);
  const cosine = new CosineNeighbours(matrix, { neighbours: 10, shrinkage: 5 });
  const whole = cosine.learn();
  for (const blocks of [3, 15]) {
    const size = MANY / blocks;
    const runs = Array.from({ length: blocks }, (_none, block) => ({
      from: block * size,
      to: (block + 1) * size,
    }));
    const backwards = runs.toReversed().map((range) => cosine.learn(range));
    expect(joined(backwards.toReversed())).toEqual(whole);
  }
});

test('equal cosines are ties despite rounding, ordered by title number', () => {
  // 3 / √(3 · 9) and 1 / √(3 · 1), which differ in the last bit if the root is taken first.
  const own = [
    [0, 1, 2],
    [0, 1],
    [0, 1],
  ];
  const others = Array.from({ length: 6 }, () => [1]);
  const matrix = matrixOf([...own, ...others], 3);
  const { neighbours, offsets } = new CosineNeighbours(matrix, { neighbours: 1, shrinkage: 0 }).learn();
  expect([...neighbours.subarray(offsets[0], offsets[1])]).toEqual([1]);
});

test('titles without common viewers have no neighbours', () => {
  const cosine = new CosineNeighbours(matrixOf([[0], [1]], 2), { neighbours: 3, shrinkage: 0 });
  expect(cosine.learn().neighbours).toHaveLength(0);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemModelOf, learnItems } from '../learning/learned-items.js';
import { type InteractionMatrix, InteractionMatrixBuilder } from './interaction-matrix.js';
import type { ItemModel } from './item-model.js';
import { learnNeighbours, type NeighbourOptions } from './neighbour-block.js';
import { joined, type NeighbourLists } from './neighbour-lists.js';

const TITLES = 8;
const histories = fc.array(fc.uniqueArray(fc.nat(TITLES - 1), { maxLength: TITLES }), { maxLength: 30 });
const manyOptions = fc.record({
  neighbours: fc.integer({ min: 1, max: TITLES }),
  leastSupport: fc.integer({ min: 1, max: 3 }),
  leastViewers: fc.integer({ min: 1, max: 9 }),
});

function matrixOf(lists: readonly (readonly number[])[]) {
  const builder = new InteractionMatrixBuilder(TITLES);
  for (const [viewer, list] of lists.entries()) {
    builder.beginHistory();
    for (const title of list) builder.add(title, 0.5 + ((viewer * 3 + title) % 4) / 4);
  }
  return builder.build();
}

/** Common viewers, divided by the square roots of the viewers of each. */
function cosineModel({ titleOffsets }: InteractionMatrix): ItemModel {
  const rootOf = (title: number) => Math.sqrt(titleOffsets[title + 1]! - titleOffsets[title]!);
  return {
    computeWeights(title, { others, counts, size }, weights) {
      for (let at = 0; at < size; at += 1) weights[at] = counts[at]! / (rootOf(title) * rootOf(others[at]!));
    },
  };
}

/** The definition, written down without regard for speed. */
function bruteForce(
  lists: readonly (readonly number[])[],
  title: number,
  { neighbours, leastSupport, leastViewers }: NeighbourOptions,
) {
  const viewersOf = (wanted: number) => lists.filter((list) => list.includes(wanted)).length;
  return Array.from({ length: TITLES }, (_, other) => {
    const support = lists.filter((list) => list.includes(title) && list.includes(other)).length;
    const similarity = support / (Math.sqrt(viewersOf(title)) * Math.sqrt(viewersOf(other)));
    return { neighbour: other, similarity, support };
  })
    .filter(({ neighbour, support }) => {
      const isHidden = Math.min(viewersOf(title), viewersOf(neighbour)) >= leastViewers;
      return neighbour !== title && support > 0 && (support >= leastSupport || isHidden);
    })
    .toSorted(
      (one, other) =>
        Math.round(other.similarity * 1e9) - Math.round(one.similarity * 1e9) ||
        one.neighbour - other.neighbour,
    )
    .slice(0, neighbours)
    .map(({ neighbour, similarity }) => ({ neighbour, similarity: Math.fround(similarity) }));
}

function listOf({ offsets, neighbours, similarities }: NeighbourLists, title: number) {
  const begin = offsets[title]!;
  return Array.from(neighbours.subarray(begin, offsets[title + 1]), (neighbour, at) => ({
    neighbour,
    similarity: similarities[begin + at],
  }));
}

test('neighbours share enough viewers, and are the k greatest, ties by index', () => {
  fc.assert(
    fc.property(histories, manyOptions, (lists, options) => {
      const matrix = matrixOf(lists);
      const learned = learnNeighbours(matrix, cosineModel(matrix), options);
      for (let title = 0; title < TITLES; title += 1) {
        expect(listOf(learned, title)).toEqual(bruteForce(lists, title, options));
      }
    }),
  );
});

test('titles without common viewers have no neighbours', () => {
  const matrix = matrixOf([[0], [1]]);
  const options = { neighbours: 3, leastSupport: 1, leastViewers: 1 };
  expect(learnNeighbours(matrix, cosineModel(matrix), options).neighbours).toHaveLength(0);
});

test('results are bit for bit equal in one, two or eight blocks', () => {
  fc.assert(
    fc.property(histories, manyOptions, (lists, options) => {
      const matrix = matrixOf(lists);
      const items = learnItems(matrix);
      const inBlocks = (blocks: number) =>
        joined(
          Array.from({ length: blocks }, (_none, block) => {
            const size = TITLES / blocks;
            const range = { from: block * size, to: (block + 1) * size };
            return learnNeighbours(matrix, itemModelOf(matrix, items), options, range);
          }),
        );
      const whole = learnNeighbours(matrix, itemModelOf(matrix, items), options);
      for (const blocks of [1, 2, 8]) expect(inBlocks(blocks)).toEqual(whole);
    }),
  );
});

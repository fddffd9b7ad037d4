import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  joined,
  type Neighbour,
  type NeighbourLists,
  NeighbourListsBuilder,
  renumbered,
  transposed,
  weightOf,
} from './neighbour-lists.js';

const TITLES = 6;
const pairs = fc.uniqueArray(
  fc.record({
    title: fc.nat(TITLES - 1),
    neighbour: fc.nat(TITLES - 1),
    similarity: fc.constantFrom(0.25, 0.5, 1),
  }),
  { selector: ({ title, neighbour }) => `${title}-${neighbour}` },
);

function listsOf(neighbours: readonly Neighbour[]): NeighbourLists {
  const builder = new NeighbourListsBuilder(TITLES);
  for (const neighbour of neighbours.toSorted((one, other) => one.title - other.title))
    builder.add(neighbour);
  return builder.build();
}

function pairsOf({ offsets, neighbours, similarities }: NeighbourLists): Set<string> {
  return new Set(
    Array.from({ length: TITLES }, (_, title) => title).flatMap((title) =>
      Array.from(
        neighbours.subarray(offsets[title], offsets[title + 1]),
        (neighbour, at) => `${title} ${neighbour} ${similarities[(offsets[title] ?? 0) + at]}`,
      ),
    ),
  );
}

test('keeps every pair under its title', () => {
  fc.assert(
    fc.property(pairs, (entries) => {
      const expected = entries.map(
        ({ title, neighbour, similarity }) => `${title} ${neighbour} ${similarity}`,
      );
      expect(pairsOf(listsOf(entries))).toEqual(new Set(expected));
    }),
  );
});

test('transposed lists have every pair under its neighbour', () => {
  fc.assert(
    fc.property(pairs, (entries) => {
      const expected = entries.map(
        ({ title, neighbour, similarity }) => `${neighbour} ${title} ${similarity}`,
      );
      expect(pairsOf(transposed(listsOf(entries)))).toEqual(new Set(expected));
    }),
  );
});

test('returns the weight of a pair', () => {
  const lists = listsOf([{ title: 2, neighbour: 5, similarity: 0.25 }]);
  expect(weightOf(lists, 2, 5)).toBe(0.25);
  expect(weightOf(lists, 5, 2)).toBe(0);
});

test('joined runs of titles have all their pairs', () => {
  const run = listsOf([{ title: 1, neighbour: 3, similarity: 0.5 }]);
  const lists = joined([run, run]);
  expect(weightOf(lists, 1, 3)).toBe(0.5);
  expect(weightOf(lists, TITLES + 1, 3)).toBe(0.5);
  expect(lists.offsets).toHaveLength(2 * TITLES + 1);
});

test('renumbered lists have every pair under its new numbers, without removed titles', () => {
  const numbers = Int32Array.of(5, 4, -1, 2, 1, 0);
  fc.assert(
    fc.property(pairs, (entries) => {
      const expected = entries
        .map(
          ({ title, neighbour, similarity }) => [numbers[title]!, numbers[neighbour]!, similarity] as const,
        )
        .filter(([title, neighbour]) => title >= 0 && neighbour >= 0)
        .map((pair) => pair.join(' '));
      expect(pairsOf(renumbered(listsOf(entries), numbers, TITLES))).toEqual(new Set(expected));
    }),
  );
});

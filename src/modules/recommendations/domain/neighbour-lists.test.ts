import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Neighbour, type NeighbourLists, NeighbourListsBuilder, transposed } from './neighbour-lists.js';

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

test('transposed, every pair stands under its neighbour', () => {
  fc.assert(
    fc.property(pairs, (entries) => {
      const expected = entries.map(
        ({ title, neighbour, similarity }) => `${neighbour} ${title} ${similarity}`,
      );
      expect(pairsOf(transposed(listsOf(entries)))).toEqual(new Set(expected));
    }),
  );
});

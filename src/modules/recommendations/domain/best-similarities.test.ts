import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BestSimilarities } from './best-similarities.js';

const offered = fc.uniqueArray(
  fc.record({
    title: fc.nat(),
    similarity: fc.oneof(fc.constantFrom(0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  }),
  { selector: ({ title }) => title, maxLength: 60 },
);

test('it keeps the most similar, ties by number, and can be used again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(offered, { maxLength: 3 }), (size, rounds) => {
      const best = new BestSimilarities(size);
      for (const round of rounds) {
        for (const { title, similarity } of round) best.offer(title, similarity);
        const expected = round
          .toSorted((one, other) => other.similarity - one.similarity || one.title - other.title)
          .slice(0, size);
        expect(best.least).toBe(expected.length < size ? 0 : expected.at(-1)?.similarity);
        const { titles, similarities } = best.drain();
        expect([...titles]).toEqual(expected.map(({ title }) => title));
        expect([...similarities]).toEqual(expected.map(({ similarity }) => similarity));
      }
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BestSimilarities } from './best-similarities.js';
import { TopK } from './top-k.js';

const LAST_TITLE = 2 ** 22 - 1;

test('it keeps what TopK keeps, ties by number, and can be used again', () => {
  const offered = fc.uniqueArray(
    fc.record({
      title: fc.integer({ min: 0, max: LAST_TITLE }),
      similarity: fc.oneof(fc.constantFrom(0.5, 0.5 + 1e-11, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { selector: ({ title }) => title, maxLength: 60 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(offered, { maxLength: 3 }), (size, rounds) => {
      const [best, reference] = [new BestSimilarities(size, LAST_TITLE + 1), new TopK(size)];
      for (const round of rounds) {
        for (const { title, similarity } of round) {
          best.offer(title, similarity);
          reference.offer(title, similarity);
        }
        expect(best.drain()).toEqual(reference.drain());
      }
    }),
  );
});

test('more titles than have room are refused', () => {
  expect(() => new BestSimilarities(10, LAST_TITLE + 2)).toThrow(RangeError);
});

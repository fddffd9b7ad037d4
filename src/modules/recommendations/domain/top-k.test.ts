import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopK } from './top-k.js';

const scores = fc.array(fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
  maxLength: 60,
});

test('keeps the first k of a full sort, in any order of arrival', () => {
  fc.assert(
    fc.property(scores, fc.nat(20), fc.infiniteStream(fc.nat()), (values, capacity, shuffle) => {
      const arrivals = values.map((score, index) => ({ score, index, order: shuffle.next().value ?? 0 }));
      const heap = new TopK(capacity);
      for (const { index, score } of arrivals.toSorted((one, other) => one.order - other.order)) {
        heap.offer(index, score);
      }
      const sorted = arrivals
        .toSorted(
          (one, other) =>
            Math.round(other.score * 1e9) - Math.round(one.score * 1e9) || one.index - other.index,
        )
        .slice(0, capacity);
      expect([...heap.drain()]).toEqual(sorted.map(({ index }) => index));
    }),
  );
});

test('scores that differ only by rounding are ties, ordered by index', () => {
  const heap = new TopK(2);
  heap.offer(7, 0.1 + 0.2);
  heap.offer(3, 0.3);
  expect([...heap.drain()]).toEqual([3, 7]);
});

test('is empty after draining and can be used again', () => {
  const heap = new TopK(1);
  heap.offer(1, 1);
  heap.drain();
  heap.offer(2, 0.5);
  expect([...heap.drain()]).toEqual([2]);
});

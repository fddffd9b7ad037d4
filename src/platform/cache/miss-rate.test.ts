import { expect, it } from 'vitest';
import { createMissRate } from './miss-rate.js';

it('is high after many misses, and drops after some hits', () => {
  const rate = createMissRate();
  expect(rate.isHigh()).toBe(false);
  for (let misses = 0; misses < 20; misses += 1) rate.note(10, 10);
  expect(rate.isHigh()).toBe(true);
  for (let hits = 0; hits < 5; hits += 1) rate.note(0, 10);
  expect(rate.isHigh()).toBe(false);
});

it('stays low with half hits', () => {
  const rate = createMissRate();
  for (let asked = 0; asked < 100; asked += 1) rate.note(asked % 2, 1);
  expect(rate.isHigh()).toBe(false);
});

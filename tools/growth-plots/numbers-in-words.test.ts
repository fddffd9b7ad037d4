import { expect, test } from 'vitest';
import { powerOfTen, shortTime } from './numbers-in-words.js';

test.each([
  [1, '10⁰'],
  [10, '10¹'],
  [5_000_000, '5·10⁶'],
  [1e12, '10¹²'],
])('%d is written %s', (value, words) => {
  expect(powerOfTen(value)).toBe(words);
});

test.each([
  [20, '20 s'],
  [1, '1 s'],
  [0.5, '500 ms'],
  [0.001, '1 ms'],
  [0.000_312_7, '313 µs'],
])('%d seconds are written %s', (seconds, words) => {
  expect(shortTime(seconds)).toBe(words);
});

import { expect, test } from 'vitest';
import { createRenewalSampler } from './renewal-sampling.js';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('the first renewal of a stream is logged, and then one in n', () => {
  expect(upTo(65).filter(createRenewalSampler(20))).toEqual([1, 21, 41, 61]);
});

test('all renewals are logged with n = 1', () => {
  expect(upTo(5).filter(createRenewalSampler(1))).toEqual(upTo(5));
});

test('a renewal without a count is logged', () => {
  expect(createRenewalSampler(20)(null)).toBe(true);
});

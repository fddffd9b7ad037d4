import { expect, test } from 'vitest';
import { qualityToSend, streamsAllowed } from './streaming-policy.js';

test('a plan allows its number of streams; without a plan, one is allowed', () => {
  expect([0, 1, 2, 4].map(streamsAllowed)).toEqual([1, 1, 2, 4]);
});

test('the best quality of both plan and media is chosen', () => {
  expect(qualityToSend('UHD', ['SD', 'HD'])).toBe('HD');
  expect(qualityToSend('HD', ['SD', 'HD', 'UHD'])).toBe('HD');
  expect(qualityToSend('UHD', ['SD', 'UHD'])).toBe('UHD');
});

test('without a plan, the lowest quality is chosen', () => {
  expect(qualityToSend(null, ['SD', 'HD'])).toBe('SD');
});

test('no quality is available if the lowest of the media exceeds the plan', () => {
  expect(qualityToSend('SD', ['HD', 'UHD'])).toBeNull();
  expect(qualityToSend(null, [])).toBeNull();
});

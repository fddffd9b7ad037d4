import { expect, test } from 'vitest';
import { qualityToSend, streamsAllowed } from './streaming-policy.js';

test('a plan plays as many as it says; without one, one', () => {
  expect([0, 1, 2, 4].map(streamsAllowed)).toEqual([1, 1, 2, 4]);
});

test('the best that plan and media have is sent', () => {
  expect(qualityToSend('UHD', ['SD', 'HD'])).toBe('HD');
  expect(qualityToSend('HD', ['SD', 'HD', 'UHD'])).toBe('HD');
  expect(qualityToSend('UHD', ['SD', 'UHD'])).toBe('UHD');
});

test('without a plan the plainest is sent', () => {
  expect(qualityToSend(null, ['SD', 'HD'])).toBe('SD');
});

test('nothing is sent where the media begin above the plan', () => {
  expect(qualityToSend('SD', ['HD', 'UHD'])).toBeNull();
  expect(qualityToSend(null, [])).toBeNull();
});

import { expect, test } from 'vitest';
import { weightOf } from './feedback-weights.js';

test.each([
  [
    'a title left in its middle says half of what a finished one does',
    { halfStars: null, timesSeen: 0.5 },
    0.5,
  ],
  ['a finished title says 1', { halfStars: null, timesSeen: 1 }, 1],
  ['one begun again says more, and not less', { halfStars: null, timesSeen: 1.1 }, 1.1],
  ['one seen twice says 2', { halfStars: null, timesSeen: 2 }, 2],
  ['three stars say 0.6', { halfStars: 6, timesSeen: null }, 0.6],
  ['a loved title says 1', { halfStars: 10, timesSeen: null }, 1],
  ['of what was rated and seen, the greater counts', { halfStars: 6, timesSeen: 0.9 }, 0.9],
  ['of what was seen little and loved, too', { halfStars: 9, timesSeen: 0.1 }, 0.9],
  ['what is on the watchlist alone says 0.3', { halfStars: null, timesSeen: null }, 0.3],
])('%s', (_what, signals, weight) => {
  expect(weightOf(signals)).toBe(weight);
});

import { expect, it } from 'vitest';
import { createRunningTimes } from './running-time.js';

const runningTime = createRunningTimes([
  { genres: ['Drama'], minutes: 100 },
  { genres: ['Drama'], minutes: 120 },
  { genres: ['Drama'], minutes: 200 },
  { genres: ['Children'], minutes: 80 },
  { genres: ['Children'], minutes: null },
]);

it('keeps a running time the source names', () => {
  expect(runningTime({ genres: ['Drama'], minutes: 93 })).toEqual({ seconds: 5580, isEstimated: false });
});

it('lets the genre’s median stand in, and says so', () => {
  expect(runningTime({ genres: ['Drama'], minutes: null })).toEqual({ seconds: 7200, isEstimated: true });
  expect(runningTime({ genres: ['Children'], minutes: 0 })).toEqual({ seconds: 4800, isEstimated: true });
});

it('falls back to the median of all films', () => {
  expect(runningTime({ genres: [], minutes: null })).toEqual({ seconds: 7200, isEstimated: true });
});

import { expect, it } from 'vitest';
import { createRunningTimes } from './running-time.js';

const runningTime = createRunningTimes([
  { genres: ['Drama'], minutes: 100 },
  { genres: ['Drama'], minutes: 120 },
  { genres: ['Drama'], minutes: 200 },
  { genres: ['Children'], minutes: 80 },
  { genres: ['Children'], minutes: null },
]);

it('keeps the running time of the source', () => {
  expect(runningTime({ genres: ['Drama'], minutes: 93 })).toEqual({ seconds: 5580, isEstimated: false });
});

it('uses the median of the genre, marked as an estimate', () => {
  expect(runningTime({ genres: ['Drama'], minutes: null })).toEqual({ seconds: 7200, isEstimated: true });
  expect(runningTime({ genres: ['Children'], minutes: 0 })).toEqual({ seconds: 4800, isEstimated: true });
});

it('falls back to the median of all films', () => {
  expect(runningTime({ genres: [], minutes: null })).toEqual({ seconds: 7200, isEstimated: true });
});

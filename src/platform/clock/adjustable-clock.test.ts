import { expect, it } from 'vitest';
import { createAdjustableClock } from './adjustable-clock.js';

it('an adjustable clock runs with its base, ahead of it, and never goes back', () => {
  let base = Date.UTC(2030, 0, 1);
  const clock = createAdjustableClock({ now: () => new Date(base) });
  expect(clock.now()).toEqual(new Date('2030-01-01T00:00:00.000Z'));

  clock.raiseTo(90_000);
  expect(clock.now()).toEqual(new Date('2030-01-01T00:01:30.000Z'));
  base += 1_000;
  expect(clock.now()).toEqual(new Date('2030-01-01T00:01:31.000Z'));

  clock.raiseTo(60_000);
  expect(clock.aheadMs).toBe(90_000);
  expect(clock.now()).toEqual(new Date('2030-01-01T00:01:31.000Z'));
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMessageMeter } from './message-meter.js';

it('admits a burst, and then as many as the seconds allow', () => {
  let time = 0;
  const admits = createMessageMeter({ burst: 3, perSecond: 2 }, () => time);
  const admitted = () => Array.from({ length: 10 }, admits).filter(Boolean).length;
  expect(admitted()).toBe(3);
  time += 1000;
  expect(admitted()).toBe(2);
  time += 60_000;
  expect(admitted()).toBe(3);
});

it('counts a message once for each 4 kB that it begins', () => {
  const admits = createMessageMeter({ burst: 20, perSecond: 1 }, () => 0);
  expect([admits(64 * 1024), admits(4 * 4096 + 1), admits(4096)]).toEqual([true, false, true]);
});

it('never admits more than the burst and what the time between allows, whenever they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(700), { maxLength: 200 }), (pauses) => {
      let time = 0;
      const admits = createMessageMeter({ burst: 5, perSecond: 4 }, () => time);
      let count = 0;
      for (const pause of pauses) {
        time += pause;
        if (admits()) count += 1;
      }
      expect(count).toBeLessThanOrEqual(5 + (time / 1000) * 4);
    }),
  );
});

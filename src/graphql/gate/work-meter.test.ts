import { expect, it } from 'vitest';
import { createWorkMeter } from './work-meter.js';

it('admits a caller until the burst is used up, and again once some has been restored', () => {
  let time = 0;
  const meter = createWorkMeter({ burstMs: 100, msPerSecond: 10 }, () => time);
  meter.took(60);
  expect(meter.waitSeconds()).toBe(0);
  meter.took(60);
  expect(meter.waitSeconds()).toBe(2);
  time += 1_000;
  expect(meter.waitSeconds()).toBe(1);
  time += 1_001;
  expect(meter.waitSeconds()).toBe(0);
});

it('never accumulates more than the burst', () => {
  let time = 0;
  const meter = createWorkMeter({ burstMs: 100, msPerSecond: 10 }, () => time);
  time += 3_600_000;
  meter.took(100);
  expect(meter.waitSeconds()).toBe(1);
});

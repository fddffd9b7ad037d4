import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS, rollupSpansOver, WIDTHS } from './rollup-spans.js';

it('covers a window once, with the widest roll-ups', () => {
  const minutes = fc.integer({ min: 0, max: 4 * 24 * 60 });
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 0, max: 180 }), (fromMinute, doneMinute, lagMinutes) => {
      const from = fromMinute * MINUTE_MS;
      const done = doneMinute * MINUTE_MS;
      const wide = new Date(Math.max(0, done - lagMinutes * MINUTE_MS));
      const doneUntil = new Map<number, number>([
        [MINUTE_MS, done],
        [HOUR_MS, floorTo(HOUR_MS, wide).getTime()],
        [DAY_MS, floorTo(DAY_MS, wide).getTime()],
      ]);
      const spans = rollupSpansOver(from, doneUntil);
      let at = from;
      for (const span of spans) {
        expect(span.from).toBe(at);
        expect(span.from % span.widthMs).toBe(0);
        expect((span.to - span.from) % span.widthMs).toBe(0);
        expect(span.to).toBeLessThanOrEqual(doneUntil.get(span.widthMs) ?? 0);
        at = span.to;
      }
      expect(at).toBe(Math.max(from, done));
    }),
  );
});

it('covers thirty days with few roll-ups', () => {
  const until = 60 * DAY_MS + 5 * HOUR_MS + 7 * MINUTE_MS;
  const doneUntil = new Map(WIDTHS.map((widthMs) => [widthMs, floorTo(widthMs, new Date(until)).getTime()]));
  const spans = rollupSpansOver(until - 7 * MINUTE_MS - 30 * DAY_MS, doneUntil);
  const rollUps = spans.reduce((sum, { widthMs, from, to }) => sum + (to - from) / widthMs, 0);
  expect(rollUps).toBeLessThan(100);
});

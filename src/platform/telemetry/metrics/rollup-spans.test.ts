import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS, rollupSpansOver, WIDTHS } from './rollup-spans.js';

it('covers a time once, with the widest roll-ups there are', () => {
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
      const tiles = rollupSpansOver(from, doneUntil);
      let at = from;
      for (const tile of tiles) {
        expect(tile.from).toBe(at);
        expect(tile.from % tile.widthMs).toBe(0);
        expect((tile.to - tile.from) % tile.widthMs).toBe(0);
        expect(tile.to).toBeLessThanOrEqual(doneUntil.get(tile.widthMs) ?? 0);
        at = tile.to;
      }
      expect(at).toBe(Math.max(from, done));
    }),
  );
});

it('reads thirty days as few roll-ups', () => {
  const until = 60 * DAY_MS + 5 * HOUR_MS + 7 * MINUTE_MS;
  const doneUntil = new Map(WIDTHS.map((widthMs) => [widthMs, floorTo(widthMs, new Date(until)).getTime()]));
  const tiles = rollupSpansOver(until - 7 * MINUTE_MS - 30 * DAY_MS, doneUntil);
  const rollUps = tiles.reduce((sum, { widthMs, from, to }) => sum + (to - from) / widthMs, 0);
  expect(rollUps).toBeLessThan(100);
});

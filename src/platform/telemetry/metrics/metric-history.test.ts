import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../../test/support/open-database.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { Addition } from './metric-additions.js';
import { createPostgresMetricArchive } from './metric-archive.postgres.js';
import { createMetricHistory } from './metric-history.js';
import { HOUR_MS, MINUTE_MS } from './rollup-spans.js';
import { type SharedMetrics, SLOT_MS, SLOTS_KEPT_MS } from './shared-metrics.js';

const server = await createTestDatabase();
const database = openDatabase(server, 2);
const { pool, batchPool } = database;
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await server.drop();
});

/** Slots like those in Redis, with a time that the test moves. */
function createSlots(begin: number) {
  const slots = new Map<number, Addition[]>();
  let time = begin;
  let askedFor = 0;
  const shared: Pick<SharedMetrics, 'now' | 'read'> = {
    now: async () => new Date(time),
    async read(from, to) {
      askedFor += Math.max(0, to.getTime() - from.getTime()) / SLOT_MS;
      const meant = [...slots].filter(
        ([at]) => at >= from.getTime() && at < to.getTime() && at > time - SLOTS_KEPT_MS,
      );
      return meant.flatMap(([, additions]) => additions);
    },
  };
  return {
    shared: { ...shared, take: async () => true, leave: async () => undefined, processes: neverAsked },
    now: () => time,
    askedFor: () => askedFor,
    wait(ms: number) {
      time += ms;
    },
    add(count: number) {
      const slot = Math.floor(time / SLOT_MS) * SLOT_MS;
      slots.set(slot, [...(slots.get(slot) ?? []), ['visits|home', count]]);
    },
  };
}

function sumOf(visits: readonly { readonly count: number }[]): number {
  return visits.reduce((sum, { count }) => sum + count, 0);
}

function neverAsked(): never {
  throw new Error('Nobody asks for processes here.');
}

it('has the right sums for every window, from slots and roll-ups', async () => {
  const step = fc.record({
    waitMs: fc.integer({ min: 0, max: 5 * MINUTE_MS }),
    count: fc.integer({ min: 1, max: 9 }),
    rollsUp: fc.boolean(),
  });
  let begin = Date.UTC(2026, 0, 1, 22, 47, 13);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const slots = createSlots(begin);
      const history = createMetricHistory(slots.shared, createPostgresMetricArchive(batchPool, pool));
      const happened: { readonly at: number; readonly count: number }[] = [];
      let rolledUpAt = slots.now();
      await history.rollUp();
      for (const { waitMs, count, rollsUp } of steps) {
        slots.wait(waitMs);
        slots.add(count);
        happened.push({ at: slots.now(), count });
        // Workers are never down for longer than slots are kept.
        if (rollsUp || slots.now() - rolledUpAt > 5 * MINUTE_MS) {
          await history.rollUp();
          rolledUpAt = slots.now();
        }
      }
      slots.wait(SLOT_MS);
      for (const windowMs of [MINUTE_MS, 5 * MINUTE_MS, HOUR_MS, 24 * HOUR_MS]) {
        const { from, to, totals } = await history.read(['visits'], windowMs);
        expect(to.getTime()).toBe(slots.now());
        expect(from.getTime()).toBeLessThanOrEqual(slots.now() - windowMs);
        const truth = sumOf(happened.filter(({ at }) => at >= from.getTime()));
        expect(totals[0]?.count ?? 0).toBe(truth);
      }
      for (const [windowMs, stepMs] of [
        [MINUTE_MS, SLOT_MS],
        [10 * MINUTE_MS, MINUTE_MS],
        [HOUR_MS, 5 * MINUTE_MS],
        [24 * HOUR_MS, HOUR_MS],
        [24 * HOUR_MS, 2 * HOUR_MS],
      ] as const) {
        const windowSteps = await history.readSteps(['visits'], windowMs, stepMs);
        const truth = windowSteps.map(({ from, to }) =>
          sumOf(happened.filter(({ at }) => at >= from.getTime() && at < to.getTime())),
        );
        expect(windowSteps.map(({ totals }) => totals[0]?.count ?? 0)).toEqual(truth);
        expect(windowSteps[0]?.from.getTime()).toBeLessThanOrEqual(slots.now() - windowMs);
        expect(windowSteps.map(({ from }) => from).slice(1)).toEqual(
          windowSteps.map(({ to }) => to).slice(0, -1),
        );
      }
      // The next case starts long after this one.
      begin = slots.now() + 40 * HOUR_MS;
    }),
    { numRuns: 15 },
  );
});

it('reads no expired slots after a long pause of roll-ups', async () => {
  const slots = createSlots(Date.UTC(2030, 0, 1, 12, 0, 7));
  const history = createMetricHistory(slots.shared, createPostgresMetricArchive(batchPool, pool));
  slots.add(4);
  slots.wait(2 * SLOT_MS);
  const { totals } = await history.read(['visits'], 30 * 24 * HOUR_MS);
  const steps = await history.readSteps(['visits'], 30 * 24 * HOUR_MS, 8 * HOUR_MS);
  expect(totals[0]?.count).toBe(4);
  expect(sumOf(steps.flatMap((step) => step.totals))).toBe(4);
  expect(slots.askedFor()).toBeLessThanOrEqual((2 * (SLOTS_KEPT_MS + SLOT_MS)) / SLOT_MS);
});

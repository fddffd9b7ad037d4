import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketOf } from './latency-buckets.js';
import { type Addition, mergeTotals, sumAdditions, takeAdditions } from './metric-additions.js';
import { createMetricsRegistry } from './metrics-registry.js';

/** Counts and durations, which are collected now and then. */
const step = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 5 }), label: fc.constantFrom('a', 'b') }),
  fc.record({ ms: fc.integer({ min: 1, max: 5_000 }), label: fc.constantFrom('a', 'b') }),
  fc.constant('hand over' as const),
);

it('increments are transferred exactly once, for any number of processes and parts', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 60 }), { minLength: 1, maxLength: 3 }), (processes) => {
      const handedOver: Addition[][] = [];
      const counts = new Map<string, number>();
      const times = new Map<string, number[]>();
      for (const steps of processes) {
        const registry = createMetricsRegistry();
        const counter = registry.counter({ name: 'count', help: '', labels: ['label'] });
        const durations = registry.durations({ name: 'time', help: '', labels: ['label'] });
        for (const each of steps) {
          if (each === 'hand over') handedOver.push(takeAdditions(registry));
          else if ('count' in each) {
            counter.with(each.label).add(each.count);
            counts.set(each.label, (counts.get(each.label) ?? 0) + each.count);
          } else {
            durations.with(each.label).record(each.ms);
            times.set(each.label, [...(times.get(each.label) ?? []), each.ms]);
          }
        }
        handedOver.push(takeAdditions(registry));
      }
      const together = sumAdditions(handedOver.flat());
      const merged = mergeTotals(handedOver.flatMap((part) => sumAdditions(part)));
      for (const totals of [together, merged]) {
        for (const label of ['a', 'b']) {
          const of = (metric: string) =>
            totals.find((total) => total.metric === metric && total.labels[0] === label);
          const timed = times.get(label) ?? [];
          expect(of('count')?.count ?? 0).toBe(counts.get(label) ?? 0);
          expect(of('time')?.count ?? 0).toBe(timed.length);
          expect(of('time')?.micros ?? 0).toBe(timed.reduce((sum, ms) => sum + ms * 1_000, 0));
          for (const ms of timed) {
            const bucket = bucketOf(ms);
            const inBucket = timed.filter((each) => bucketOf(each) === bucket).length;
            expect(of('time')?.buckets.get(bucket)).toBe(inBucket);
          }
        }
      }
    }),
  );
});

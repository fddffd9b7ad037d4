import { expect, it } from 'vitest';
import { type Demand, demandsOf } from './demands.js';
import type { RateLimitPolicy } from './rate-limiter.js';
import { createMeter, takeAllOrNothing } from './take-all-or-nothing.js';
import { takeInTwoPhases } from './take-in-two-phases.js';

const most = (name: string, count: number): RateLimitPolicy => ({
  name,
  algorithm: 'sliding-log',
  most: count,
  windowSeconds: 60,
});
const person = { policy: most('person', 2), subject: 'ada' };
const network = { policy: most('network', 10), subject: '192.0.2.1' };
const both = demandsOf([person, network]).demands;

/** Meters that are asked for one subject at a time, as on a cluster. */
function begin({ rival = [] }: { readonly rival?: readonly Demand[] } = {}) {
  const meters = new Map<string, ReturnType<typeof createMeter>>();
  const costsOf = (demands: readonly Demand[]) =>
    demands.map(({ limit, subject, cost }) => {
      const name = `${limit.id}:${subject}`;
      const meter = meters.get(name) ?? createMeter(limit);
      meters.set(name, meter);
      return { limit, meter, cost };
    });
  const steps: string[] = [];
  const noted = (step: string, demands: readonly Demand[]) => {
    const subjects = new Set(demands.map(({ subject }) => subject));
    if (subjects.size !== 1) throw new Error('They lie apart.');
    steps.push(`${step} ${[...subjects].join()}`);
  };
  const take = takeInTwoPhases({
    async ask(demands) {
      noted('ask', demands);
      const outcomes = costsOf(demands).map(({ meter, cost }) => ({
        ...meter.standing(0),
        waitMicros: meter.waitFor(cost, 0),
      }));
      return outcomes;
    },
    async take(demands) {
      // Another call gets between the phases, once.
      if (steps.every((step) => step.startsWith('ask'))) takeAllOrNothing(costsOf(rival), 0);
      noted('take', demands);
      return takeAllOrNothing(costsOf(demands), 0);
    },
  });
  return {
    take,
    steps,
    leftOf: (demand: Demand | undefined) =>
      demand ? costsOf([demand])[0]?.meter.standing(0).remaining : null,
  };
}

it('takes from one subject in one step', async () => {
  const { take, steps } = begin();
  await take(demandsOf([person, { ...person, policy: most('other', 5) }]).demands);
  expect(steps).toEqual(['take ada']);
});

it('takes from none if any refuses, with all states in the order of the demands', async () => {
  const { take, steps, leftOf } = begin();
  const greedy = demandsOf([
    network,
    { ...person, cost: 2 },
    { policy: most('site', 5), subject: '192.0.2.1' },
  ]);
  expect((await take(greedy.demands)).map(({ remaining }) => remaining)).toEqual([9, 0, 4]);
  steps.length = 0;
  const outcomes = await take(both);
  expect(outcomes.map(({ waitMicros }) => waitMicros > 0)).toEqual([true, false]);
  expect(steps).toEqual(['ask ada', 'ask 192.0.2.1']);
  expect(both.map(leftOf)).toEqual([0, 9]);
});

it('takes nothing elsewhere if the last unit is lost between the steps', async () => {
  const { take, leftOf } = begin({ rival: demandsOf([{ ...person, cost: 2 }]).demands });
  const outcomes = await take([...both].toReversed());
  expect(outcomes.map(({ waitMicros }) => waitMicros > 0)).toEqual([false, true]);
  expect(both.map(leftOf)).toEqual([0, 10]);
});

it('keeps what was taken before another refuses, without exceeding a limit', async () => {
  const { take, leftOf } = begin({ rival: demandsOf([{ ...network, cost: 10 }]).demands });
  const outcomes = await take(both);
  expect(outcomes.map(({ waitMicros }) => waitMicros > 0)).toEqual([false, true]);
  expect(both.map(leftOf)).toEqual([1, 0]);
});

it('returns a lease that was taken before another refuses, so that it can be released', async () => {
  const place: RateLimitPolicy = { name: 'place', algorithm: 'concurrency', most: 2, leaseSeconds: 60 };
  const { demands } = demandsOf([network, { policy: place, subject: 'ada' }]);
  const { take } = begin({ rival: demandsOf([{ ...network, cost: 10 }]).demands });
  const outcomes = await take(demands);
  expect(outcomes.map(({ waitMicros }) => waitMicros > 0)).toEqual([true, false]);
  expect(outcomes.map(({ takenMicros }) => takenMicros)).toEqual([undefined, 0]);
  // The next one refuses when it is asked, and nothing is taken.
  expect((await take(demands)).map(({ takenMicros }) => takenMicros)).toEqual([undefined, undefined]);
});

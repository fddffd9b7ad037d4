import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFaultyGateway } from '../../../../test/support/faulty-gateway.js';
import { type SimulatedHarness, simulatedHarness } from '../../../../test/support/gateway-harness.js';
import { newId } from '../../../shared/ids.js';
import type { ChargeNotice, ChargeResult } from '../payment-gateway.js';

const amount = { amountMinor: 500, currency: 'EUR' };
const never = { lostCall: 0, lostAnswer: 0, late: 0 };
let harness: SimulatedHarness;
beforeAll(async () => {
  harness = await simulatedHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

function aCharge() {
  return { customer: `sim_${newId()}`, paymentMethod: 'pm_good', idempotencyKey: newId(), amount };
}

async function play(seed: number) {
  const heard: ChargeNotice[] = [];
  const gateway = createFaultyGateway(harness.gateway, {
    seed,
    lostCall: 0.2,
    lostAnswer: 0.2,
    late: 0.3,
    deliver: async (notice) => void heard.push(notice),
  });
  const charges = Array.from({ length: 60 }, aCharge);
  const results: ChargeResult[] = [];
  for (const charge of charges) results.push(await gateway.charge(charge));
  await gateway.deliverNotices();
  const placeOf = new Map(charges.map(({ idempotencyKey }, place) => [idempotencyKey, place]));
  const places = heard.map(({ idempotencyKey }) => placeOf.get(idempotencyKey) ?? -1);
  return { gateway, heard, charges, outcomes: results.map(({ outcome }) => outcome), places };
}

it.each([
  ['loses calls', { ...never, lostCall: 1 }, []],
  ['loses answers', { ...never, lostAnswer: 1 }, [500]],
  ['is late', { ...never, late: 1 }, [500]],
])('%s', async (_what, rates, moved) => {
  const gateway = createFaultyGateway(harness.gateway, { ...rates, seed: 1, deliver: async () => {} });
  const charge = aCharge();
  expect(await gateway.charge(charge)).toEqual({ outcome: 'unknown' });
  expect(await harness.moved(charge.idempotencyKey)).toEqual(moved);
  expect(gateway.faults()).toBe(1);
});

it('is deterministic for a seed', async () => {
  const [first, again, other] = [await play(7), await play(7), await play(8)];
  expect([again.outcomes, again.places]).toEqual([first.outcomes, first.places]);
  expect(other.outcomes).not.toEqual(first.outcomes);
});

it('delivers notices zero to three times, in any order', async () => {
  const { places, gateway, heard } = await play(7);
  const copies = [...new Set(places)].map((place) => places.filter((other) => other === place).length);
  expect(new Set(copies)).toEqual(new Set([1, 2, 3]));
  expect(places).not.toEqual(places.toSorted((one, other) => one - other));

  await gateway.deliverNotices();
  expect(heard).toHaveLength(places.length);
});

it('eventually returns the true state', async () => {
  const { gateway, charges } = await play(3);
  for (const charge of charges) {
    let result = await gateway.charge(charge);
    for (let asks = 0; result.outcome === 'unknown' && asks < 50; asks += 1)
      result = await gateway.charge(charge);
    expect(result.outcome).toBe('succeeded');
    expect(await harness.moved(charge.idempotencyKey)).toEqual([500]);
  }
});

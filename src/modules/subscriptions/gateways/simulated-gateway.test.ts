import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SimulatedHarness, simulatedHarness } from '../../../../test/support/gateway-harness.js';
import { startRedisProxy } from '../../../../test/support/redis-proxy.js';
import { keysIn, testRedis } from '../../../../test/support/test-redis.js';
import { createRedis } from '../../../platform/redis/redis.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { newId } from '../../../shared/ids.js';
import type { Charge } from '../payment-gateway.js';
import { createSimulatedGateway } from './simulated-gateway.js';

const THIRTY_FIVE_DAYS_MS = 35 * 24 * 3_600_000;
let harness: SimulatedHarness;
beforeAll(async () => {
  harness = await simulatedHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

function aCharge(paymentMethod: string, customer: string | null = `sim_${newId()}`): Charge {
  const amount = { amountMinor: 999, currency: 'EUR' };
  return { customer, paymentMethod, idempotencyKey: newId(), amount };
}

it('accepts one payment and declines the next, for each customer separately', async () => {
  const { gateway } = harness;
  const [ann, bob] = [`sim_${newId()}`, `sim_${newId()}`];
  const pay = (customer: string) => gateway.charge(aCharge('pm_renewal_declined', customer));

  expect(await pay(ann)).toMatchObject({ outcome: 'succeeded' });
  expect(await pay(ann)).toEqual({ outcome: 'declined', reason: 'card_declined' });
  expect(await pay(bob)).toMatchObject({ outcome: 'succeeded' });
  expect(await gateway.charge(aCharge('pm_better', ann))).toMatchObject({ outcome: 'succeeded' });
});

it('keeps a ledger of all money moved', async () => {
  const { gateway } = harness;
  const customer = `sim_${newId()}`;
  const lost = aCharge('pm_timeout', customer);
  await gateway.charge(lost);
  await gateway.charge(aCharge('pm_declined', customer));
  await gateway.charge(aCharge('pm_timeout_lost', customer));

  const { idempotencyKey, amount } = lost;
  expect(await gateway.ledger.chargesOf(customer)).toEqual([
    { idempotencyKey, amount, customer, refundedMinor: 0 },
  ]);
});

it('is shared by all processes', async () => {
  const { redis, prefix, clock, gateway } = harness;
  const elsewhere = createSimulatedGateway({ redis, prefix, secret: 'a secret', clock });
  const charge = aCharge('pm_timeout');
  await gateway.charge(charge);

  expect(await elsewhere.charge(charge)).toMatchObject({ outcome: 'succeeded' });
  const notice = await elsewhere.noticeOf(charge.idempotencyKey);
  expect(notice && gateway.readNotice(notice)).toMatchObject({ idempotencyKey: charge.idempotencyKey });
});

it('sends no notice of an undecided charge', async () => {
  const charge = aCharge('pm_timeout_lost');
  await harness.gateway.charge(charge);
  expect(await harness.gateway.noticeOf(charge.idempotencyKey)).toBeNull();
});

it.each(['constructor', '__proto__', ''])('treats "%s" like any other name', async (name) => {
  expect(await harness.gateway.charge(aCharge(name))).toMatchObject({ outcome: 'succeeded' });
});

it('forgets everything after 35 days', async () => {
  const { redis, prefix, gateway } = harness;
  const charge = await gateway.charge(aCharge('pm_good'));
  const reference = charge.outcome === 'succeeded' ? charge.reference : '';
  await gateway.refund({ idempotencyKey: newId(), reference, amount: { amountMinor: 1, currency: 'EUR' } });

  const keys = await keysIn(redis, `${prefix}:*`);

  expect(keys.length).toBeGreaterThanOrEqual(3);
  for (const key of keys) {
    const left = await redis.pttl(key);
    expect(left).toBeGreaterThan(THIRTY_FIVE_DAYS_MS - 60_000);
    expect(left).toBeLessThanOrEqual(THIRTY_FIVE_DAYS_MS);
  }
});

it('reports unknown while it cannot be reached', async () => {
  const { url, prefix } = testRedis();
  await using proxy = await startRedisProxy(url);
  const logger = createLogger({ level: 'silent', pretty: false });
  await using redis = createRedis(proxy.url, { name: 'test', role: 'commands', logger });
  const gateway = createSimulatedGateway({ redis, prefix, secret: 'a secret', clock: harness.clock });
  await redis.ping();
  await proxy.cut();

  const amount = { amountMinor: 1, currency: 'EUR' };
  const refund = { idempotencyKey: newId(), reference: 'simulated_a', amount };
  expect(await Promise.all([gateway.charge(aCharge('pm_good')), gateway.refund(refund)])).toEqual([
    { outcome: 'unknown' },
    { outcome: 'unknown' },
  ]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type GatewayHarness,
  simulatedHarness,
  stripeHarness,
} from '../../../../test/support/gateway-harness.js';
import { newId } from '../../../shared/ids.js';
import { NoticeRefusedError } from '../notice-refused-error.js';
import type { Charge } from '../payment-gateway.js';

const harnesses: readonly (readonly [name: string, make: () => Promise<GatewayHarness>])[] = [
  ['the simulated gateway', simulatedHarness],
  ['the Stripe gateway', stripeHarness],
];

describe.each(harnesses)('%s', (_name, make) => {
  let harness: GatewayHarness;
  beforeAll(async () => {
    harness = await make();
  });
  afterAll(() => harness[Symbol.asyncDispose]());

  async function aCharge(paymentMethod = `pm_${newId().replaceAll('-', '')}`): Promise<Charge> {
    const customer = (await harness.gateway.saveMethod(newId(), `pm_${newId().replaceAll('-', '')}`))
      .customer;
    const amount = { amountMinor: 1_299, currency: 'EUR' };
    return { customer, paymentMethod, idempotencyKey: newId(), amount };
  }

  async function aSuccess() {
    const charge = await aCharge();
    const result = await harness.gateway.charge(charge);
    if (result.outcome !== 'succeeded') throw new Error(`It is ${result.outcome}.`);
    return { charge, reference: result.reference };
  }

  it('charges once per key, with the same result', async () => {
    const { gateway, moved } = harness;
    const charge = await aCharge();

    const first = await gateway.charge(charge);

    expect(first).toEqual({ outcome: 'succeeded', reference: expect.any(String) });
    expect(await gateway.charge(charge)).toEqual(first);
    expect(await moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('charges different keys separately', async () => {
    const [one, other] = [await aSuccess(), await aSuccess()];
    expect(one.reference).not.toBe(other.reference);
  });

  it('returns the first result for a key, whatever else a repeat contains', async () => {
    const { gateway, moved } = harness;
    const { charge, reference } = await aSuccess();
    const repeat = { ...charge, paymentMethod: 'pm_declined', amount: { amountMinor: 1, currency: 'EUR' } };

    expect(await gateway.charge(repeat)).toEqual({ outcome: 'succeeded', reference });
    expect(await moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it.each([
    ['pm_declined', 'card_declined'],
    ['pm_insufficient_funds', 'insufficient_funds'],
    ['pm_needs_action', 'authentication_required'],
  ])('declines %s for good: %s', async (paymentMethod, reason) => {
    const { gateway, moved } = harness;
    const charge = await aCharge(paymentMethod);

    expect(await gateway.charge(charge)).toEqual({ outcome: 'declined', reason });
    expect(await gateway.charge(charge)).toEqual({ outcome: 'declined', reason });
    expect(await gateway.charge({ ...charge, paymentMethod: 'pm_good' })).toEqual({
      outcome: 'declined',
      reason,
    });
    expect(await moved(charge.idempotencyKey)).toEqual([]);
  });

  it('reports a charge whose response was lost as unknown, and its result when asked again', async () => {
    const { gateway, moved } = harness;
    const charge = await aCharge('pm_timeout');

    expect(await gateway.charge(charge)).toEqual({ outcome: 'unknown' });
    expect(await moved(charge.idempotencyKey)).toEqual([1_299]);
    expect(await gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(await moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('reports a charge that never arrived as unknown, and makes it when asked again', async () => {
    const { gateway, moved } = harness;
    const charge = await aCharge('pm_timeout_lost');

    expect(await gateway.charge(charge)).toEqual({ outcome: 'unknown' });
    expect(await moved(charge.idempotencyKey)).toEqual([]);
    expect(await gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(await moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('reports a late success by a notice, and when asked again', async () => {
    const { gateway, moved, succeedLate } = harness;
    const charge = await aCharge('pm_late_success');
    const { idempotencyKey } = charge;
    expect(await gateway.charge(charge)).toEqual({ outcome: 'unknown' });
    expect(await gateway.charge(charge)).toEqual({ outcome: 'unknown' });

    const signed = await succeedLate(idempotencyKey);
    const result = await gateway.charge(charge);
    const notice = gateway.readNotice(signed);

    expect(result).toMatchObject({ outcome: 'succeeded' });
    expect(notice).toMatchObject({ idempotencyKey, result });
    expect(gateway.readNotice(signed)).toEqual(notice);
    expect(await moved(idempotencyKey)).toEqual([1_299]);
  });

  it('charges once for concurrent requests', async () => {
    const { gateway, moved } = harness;
    const charge = await aCharge();

    const results = await Promise.all(Array.from({ length: 20 }, () => gateway.charge(charge)));

    const references = results.flatMap((result) => (result.outcome === 'succeeded' ? result.reference : []));
    expect(new Set(references).size).toBe(1);
    expect(results.some(({ outcome }) => outcome === 'declined')).toBe(false);
    expect(await moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('refunds once per key, and never more than was charged', async () => {
    const { gateway, refunded } = harness;
    const { charge, reference } = await aSuccess();
    const refund = (amountMinor: number, idempotencyKey = newId()) =>
      gateway.refund({ idempotencyKey, reference, amount: { amountMinor, currency: 'EUR' } });
    const key = newId();

    const first = await refund(300, key);

    expect(first).toEqual({ outcome: 'succeeded', reference: expect.any(String) });
    expect(await refund(300, key)).toEqual(first);
    expect(await refund(1_000)).toMatchObject({ outcome: 'failed' });
    expect(await refund(999)).toMatchObject({ outcome: 'succeeded' });
    expect(await refund(1)).toMatchObject({ outcome: 'failed' });
    expect(await refunded(charge.idempotencyKey)).toBe(1_299);
  });

  it('refuses to refund an unknown charge', async () => {
    const amount = { amountMinor: 1, currency: 'EUR' };
    const refund = { idempotencyKey: newId(), reference: 'pi_none', amount };
    expect(await harness.gateway.refund(refund)).toEqual({ outcome: 'failed', reason: expect.any(String) });
  });

  it('recognises an account and its payment method', async () => {
    const [accountId, method] = [newId(), `pm_${newId().replaceAll('-', '')}`];
    const saved = await harness.gateway.saveMethod(accountId, method);
    expect(await harness.gateway.saveMethod(accountId, method)).toEqual(saved);
    expect(await harness.gateway.saveMethod(newId(), 'pm_of_another')).not.toMatchObject({
      customer: saved.customer,
    });
  });

  it('recognises a card, whoever saves it', async () => {
    const fingerprintOf = async (method: string) =>
      (await harness.gateway.saveMethod(newId(), method)).fingerprint;
    const known = await fingerprintOf('pm_card_no_7');
    expect(known).toEqual(expect.any(String));
    expect(await fingerprintOf('pm_phone_no_7')).toBe(known);
    expect(await fingerprintOf('pm_card_no_8')).not.toBe(known);
  });

  describe('refuses a notice', () => {
    async function aNotice() {
      const charge = await aCharge('pm_late_success');
      await harness.gateway.charge(charge);
      return harness.succeedLate(charge.idempotencyKey);
    }

    it('that was modified', async () => {
      const { body, headers } = await aNotice();
      const changed = Buffer.from(body.toString().replace('succeeded', 'Succeeded'));
      expect(() => harness.gateway.readNotice({ body: changed, headers })).toThrow(NoticeRefusedError);
    });

    it('that is unsigned, or signed with another key', async () => {
      const { body, headers } = await aNotice();
      const forged = Object.entries(headers).map(([name, value]) => [
        name,
        String(value).replace(/v1=.*/, `v1=${'0'.repeat(64)}`),
      ]);
      for (const each of [{}, Object.fromEntries(forged)]) {
        expect(() => harness.gateway.readNotice({ body, headers: each })).toThrow(NoticeRefusedError);
      }
    });

    it('that was signed more than five minutes ago', async () => {
      const notice = await aNotice();
      harness.clock.advance(299_000);
      expect(harness.gateway.readNotice(notice)).not.toBeNull();
      harness.clock.advance(3_000);
      expect(() => harness.gateway.readNotice(notice)).toThrow(NoticeRefusedError);
    });
  });
});

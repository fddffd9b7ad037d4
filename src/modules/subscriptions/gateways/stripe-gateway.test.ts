import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StripeHarness, stripeHarness, stripeNotice } from '../../../../test/support/gateway-harness.js';
import { refusal } from '../../../../test/support/stripe/stripe-objects.js';
import { ServiceUnavailableError } from '../../../shared/domain-error.js';
import { newId } from '../../../shared/ids.js';
import { PaymentDeclinedError } from '../domain/subscription-errors.js';
import type { Charge } from '../payment-gateway.js';

const CREATE = 'POST /v1/payment_intents';
const A_DAY_AND_AN_HOUR = 25 * 3_600_000;

let harness: StripeHarness;
beforeEach(async () => {
  harness = await stripeHarness();
});
afterEach(() => harness[Symbol.asyncDispose]());

function aCharge(paymentMethod = 'pm_card_visa'): Charge {
  const amount = { amountMinor: 1_299, currency: 'EUR' };
  return { customer: 'cus_1', paymentMethod, idempotencyKey: newId(), amount };
}

describe('a charge by Stripe', () => {
  it.each([
    ['the key is being worked on', 409, { type: 'idempotency_error', code: 'idempotency_key_in_use' }],
    ['there are too many requests', 429, { type: 'invalid_request_error', code: 'rate_limit' }],
    ['Stripe is overloaded', 503, { type: 'api_error' }],
  ])('is unknown if %s, and made when asked again', async (_when, status, error) => {
    const charge = aCharge();
    harness.server.answerNext(refusal(status, { ...error, message: 'No.' }));

    expect(await harness.gateway.charge(charge)).toEqual({ outcome: 'unknown' });
    expect(await harness.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(await harness.moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('is unknown if Stripe cannot be reached', async () => {
    await harness.server[Symbol.asyncDispose]();
    expect(await harness.gateway.charge(aCharge())).toEqual({ outcome: 'unknown' });
    const unreached = harness.gateway.saveMethod(newId(), 'pm_card_visa');
    await expect(unreached).rejects.toThrow(ServiceUnavailableError);
    harness = await stripeHarness();
  });

  it('is looked up if Stripe failed after making it', async () => {
    const charge = aCharge('pm_fails_after');
    expect(await harness.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(await harness.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(await harness.moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('remains unknown while Stripe repeats a failure, and is made once the key has expired', async () => {
    const charge = aCharge('pm_fails_before');
    expect(await harness.gateway.charge(charge)).toEqual({ outcome: 'unknown' });
    expect(await harness.gateway.charge(charge)).toEqual({ outcome: 'unknown' });

    harness.server.forgetKeys();
    harness.clock.advance(A_DAY_AND_AN_HOUR);

    expect(await harness.gateway.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    expect(await harness.moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it.each(['pm_timeout', 'pm_declined', 'pm_late_success'])(
    'with %s is not sent again after its key has expired',
    async (method) => {
      const charge = aCharge(method);
      await harness.gateway.charge(charge);
      harness.server.forgetKeys();
      harness.clock.advance(A_DAY_AND_AN_HOUR);

      await harness.gateway.charge(charge);

      expect(harness.server.intentsOf(charge.idempotencyKey)).toHaveLength(1);
      expect(harness.server.count(CREATE)).toBe(1);
    },
  );

  it('whose key has no timestamp is looked up first', async () => {
    const charge = { ...aCharge(), idempotencyKey: 'renewal-2026' };
    const first = await harness.gateway.charge(charge);
    harness.server.forgetKeys();
    expect(await harness.gateway.charge(charge)).toEqual(first);
    expect(await harness.moved('renewal-2026')).toEqual([1_299]);
  });

  it('is not mistaken for another one of the same customer', async () => {
    await harness.gateway.charge(aCharge());
    const charge = aCharge('pm_fails_before');
    expect(await harness.gateway.charge(charge)).toEqual({ outcome: 'unknown' });

    harness.server.forgetKeys();
    harness.clock.advance(A_DAY_AND_AN_HOUR);
    await harness.gateway.charge(charge);

    expect(await harness.moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('without a customer is found by search', async () => {
    const charge = { ...aCharge(), customer: null };
    const first = await harness.gateway.charge(charge);
    harness.server.forgetKeys();
    harness.clock.advance(A_DAY_AND_AN_HOUR);
    expect(await harness.gateway.charge(charge)).toEqual(first);
    expect(await harness.moved(charge.idempotencyKey)).toEqual([1_299]);
  });

  it('that requires action is cancelled, so that it cannot succeed later', async () => {
    const charge = aCharge('pm_stuck');
    expect(await harness.gateway.charge(charge)).toEqual({ outcome: 'declined', reason: 'canceled' });
    expect(harness.server.intentsOf(charge.idempotencyKey)).toMatchObject([{ status: 'canceled' }]);
  });

  it('with a removed payment method is declined', async () => {
    const charge = aCharge('pm_missing');
    expect(await harness.gateway.charge(charge)).toEqual({ outcome: 'declined', reason: 'resource_missing' });
    const saving = harness.gateway.saveMethod(newId(), 'pm_missing');
    await expect(saving).rejects.toThrow(PaymentDeclinedError);
  });
});

it('is refunded once, even after the key has expired', async () => {
  const charge = await harness.gateway.charge(aCharge());
  const reference = charge.outcome === 'succeeded' ? charge.reference : '';
  const refund = { idempotencyKey: newId(), reference, amount: { amountMinor: 300, currency: 'EUR' } };
  await harness.gateway.refund({ ...refund, idempotencyKey: newId() });
  const first = await harness.gateway.refund(refund);
  harness.server.forgetKeys();
  harness.clock.advance(A_DAY_AND_AN_HOUR);

  expect(await harness.gateway.refund(refund)).toEqual(first);
  expect(harness.server.refundedOf(reference)).toBe(600);
});

describe('a request that Stripe refuses', () => {
  it.each([
    ['a wrong key', 'sk_test_wrong', 'EUR'],
    ['a request that makes no sense', undefined, 'XXX'],
  ])('is an error and not a decline: %s', async (_what, secretKey, currency) => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    await using other = await stripeHarness({ logger, ...(secretKey === undefined ? {} : { secretKey }) });
    const charge = { ...aCharge(), amount: { amountMinor: 1, currency } };

    await expect(other.gateway.charge(charge)).rejects.toThrow(ServiceUnavailableError);

    expect(lines.join('\n')).toContain('Stripe rejects our requests');
    expect(lines.join('\n')).not.toContain('sk_test_');
  });
});

describe('a notice of Stripe', () => {
  const intent = {
    id: 'pi_1',
    status: 'succeeded',
    metadata: { streamcore_key: 'key' },
    last_payment_error: null,
  };
  const read = (type: string, object: object) =>
    harness.gateway.readNotice(stripeNotice(type, object, harness.clock));

  it('reports a success', () => {
    expect(read('payment_intent.succeeded', intent)).toEqual({
      id: expect.stringMatching(/^evt_/),
      idempotencyKey: 'key',
      result: { outcome: 'succeeded', reference: 'pi_1' },
    });
  });

  it('reports a failure or cancellation with the reason', () => {
    const error = { code: 'card_declined', decline_code: 'lost_card' };
    const failed = { ...intent, status: 'requires_payment_method', last_payment_error: error };
    expect(read('payment_intent.payment_failed', failed)).toMatchObject({
      result: { outcome: 'declined', reason: 'lost_card' },
    });
    expect(read('payment_intent.canceled', { ...intent, status: 'canceled' })).toMatchObject({
      result: { outcome: 'declined', reason: 'canceled' },
    });
  });

  const dispute = {
    id: 'dp_1',
    payment_intent: 'pi_1',
    status: 'needs_response',
    reason: 'fraudulent',
    amount: 999,
    currency: 'eur',
  };

  it.each([
    ['charge.dispute.created', 'needs_response', 'OPEN'],
    ['charge.dispute.updated', 'under_review', 'OPEN'],
    ['charge.dispute.closed', 'won', 'WON'],
    ['charge.dispute.closed', 'lost', 'LOST'],
  ])('reports a dispute: %s, %s', (type, status, expected) => {
    expect(read(type, { ...dispute, status })).toEqual({
      id: expect.stringMatching(/^evt_/),
      dispute: {
        reference: 'dp_1',
        chargeReference: 'pi_1',
        status: expected,
        reason: 'fraudulent',
        amount: { amountMinor: 999, currency: 'EUR' },
      },
    });
  });

  const refund = {
    id: 're_1',
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
    metadata: { streamcore_key: 'key' },
  };

  it.each([
    ['refund.failed', refund, { outcome: 'failed', reason: 'lost_or_stolen_card' }],
    ['charge.refund.updated', refund, { outcome: 'failed', reason: 'lost_or_stolen_card' }],
    [
      'refund.updated',
      { ...refund, status: 'canceled', failure_reason: null },
      { outcome: 'failed', reason: 'canceled' },
    ],
    ['refund.updated', { ...refund, status: 'succeeded' }, { outcome: 'succeeded', reference: 're_1' }],
    ['refund.updated', { ...refund, status: 'pending' }, { outcome: 'unknown' }],
  ])('reports the result of a refund: %s, %o', (type, object, result) => {
    expect(read(type, object)).toEqual({
      id: expect.stringMatching(/^evt_/),
      refund: { idempotencyKey: 'key', result },
    });
  });

  it.each([
    ['a refund that is not ours', 'refund.failed', { ...refund, metadata: {} }],
    ['another event', 'customer.created', { id: 'cus_1' }],
    ['one that decides nothing', 'payment_intent.processing', intent],
    ['an inquiry', 'charge.dispute.created', { ...dispute, status: 'warning_needs_response' }],
    ['the end of an inquiry', 'charge.dispute.closed', { ...dispute, status: 'warning_closed' }],
    ['a dispute that was prevented', 'charge.dispute.closed', { ...dispute, status: 'prevented' }],
    ['a charge of another kind', 'charge.dispute.created', { ...dispute, payment_intent: null }],
    ['a charge that is not ours', 'payment_intent.succeeded', { ...intent, metadata: {} }],
  ])('is ignored if it is about %s', (_what, type, object) => {
    expect(read(type, object)).toBeNull();
  });
});

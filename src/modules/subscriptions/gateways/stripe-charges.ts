import type { Stripe } from 'stripe';
import type { Clock } from '../../../shared/clock.js';
import type { Charge, ChargeResult } from '../payment-gateway.js';
import { type StripeRefusal, stripeFailure } from './stripe-failure.js';
import { isReplay, KEY_FIELD, keyTime, mayBeForgotten, metadataQuery } from './stripe-idempotency.js';
import { intentResult } from './stripe-intent-result.js';

const UNKNOWN: ChargeResult = { outcome: 'unknown' };
const PAGE = 100;
/** Allowed clock difference: nothing was created at Stripe this long before its key. */
const HEAD_START_MS = 3_600_000;

/** The parameters of a charge: payment method, customer and amount. */
const OWN_PARAMS: ReadonlySet<string | undefined> = new Set(['payment_method', 'customer', 'amount']);
/** Stripe's minimum charge is about half a euro, and the rest of a period may cost less. */
const OUT_OF_BOUNDS: ReadonlySet<string> = new Set(['amount_too_small', 'amount_too_large']);

/** Whether Stripe refuses the charge itself: a retry would be refused again, and keep the account waiting. */
function isOfCharge({ reason, param }: Pick<StripeRefusal, 'reason' | 'param'>): boolean {
  return OWN_PARAMS.has(param) || OUT_OF_BOUNDS.has(reason);
}

/**
 * Charges once per key: while Stripe remembers the key, it guarantees that; afterwards the customer's payments are
 * searched before the charge is sent again.
 */
export function createStripeCharges(stripe: Stripe, clock: Clock) {
  /** Lists are up to date at once, while the search lags behind by a minute. */
  async function find({ idempotencyKey, customer }: Charge): Promise<Stripe.PaymentIntent | null> {
    if (customer === null) {
      const { data } = await stripe.paymentIntents.search({
        query: metadataQuery(KEY_FIELD, idempotencyKey),
      });
      return data[0] ?? null;
    }
    const madeAt = keyTime(idempotencyKey);
    const since = madeAt === null ? {} : { created: { gte: Math.floor((madeAt - HEAD_START_MS) / 1000) } };
    for await (const intent of stripe.paymentIntents.list({ customer, limit: PAGE, ...since })) {
      if (intent.metadata[KEY_FIELD] === idempotencyKey) return intent;
    }
    return null;
  }

  async function send(charge: Charge): Promise<ChargeResult> {
    const { idempotencyKey, amount, customer, paymentMethod } = charge;
    const intent = await stripe.paymentIntents.create(
      {
        amount: amount.amountMinor,
        currency: amount.currency.toLowerCase(),
        payment_method: paymentMethod,
        ...(customer === null ? {} : { customer }),
        confirm: true,
        off_session: true,
        error_on_requires_action: true,
        // Off-session, the customer cannot be redirected.
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        metadata: { [KEY_FIELD]: idempotencyKey },
      },
      { idempotencyKey },
    );
    return conclude(isReplay(intent) ? await stripe.paymentIntents.retrieve(intent.id) : intent);
  }

  /** Cancels a charge that requires customer action, which is impossible here, so that it cannot succeed later. */
  async function conclude(intent: Stripe.PaymentIntent): Promise<ChargeResult> {
    return intentResult(intent) ?? intentResult(await stripe.paymentIntents.cancel(intent.id)) ?? UNKNOWN;
  }

  async function lookUp(charge: Charge): Promise<ChargeResult | null> {
    const intent = await find(charge);
    return intent && conclude(intent);
  }

  return {
    /** @throws errors of Stripe that say nothing about this charge */
    async charge(charge: Charge): Promise<ChargeResult> {
      const known = mayBeForgotten(charge.idempotencyKey, clock) ? await lookUp(charge) : null;
      if (known) return known;
      try {
        return await send(charge);
      } catch (error) {
        const failure = stripeFailure(error);
        if (failure?.kind === 'declined') return { outcome: 'declined', reason: failure.reason };
        if (failure?.kind === 'unclear') return (await lookUp(charge)) ?? UNKNOWN;
        if (failure?.kind === 'refused' && isOfCharge(failure)) {
          return { outcome: 'declined', reason: failure.reason };
        }
        throw error;
      }
    },
  };
}

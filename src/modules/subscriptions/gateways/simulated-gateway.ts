import { isOutage } from '../../../graphql/errors/outage.js';
import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Clock } from '../../../shared/clock.js';
import type { ChargeResult, PaymentGateway, SignedNotice } from '../payment-gateway.js';
import { CHARGE, REFUND } from './simulated-gateway.script.js';
import { chargeKeyIn, chargeReference, createSimulatedKeys } from './simulated-keys.js';
import { createSimulatedLedger, type SimulatedLedger } from './simulated-ledger.js';
import { cardNumberIn, simulatedMethod } from './simulated-methods.js';
import { createSimulatedNotices } from './simulated-notices.js';

/** Longer than any payment is checked. */
const REMEMBERED_MS = 35 * 24 * 3_600_000;
const MOST_CHARGES_OF_CUSTOMER = 1_000;

export interface SimulatedGatewayOptions {
  /** A durable connection: the gateway's state is stored there. */
  readonly redis: RedisClient;
  readonly prefix: string;
  /** The secret from which the key that signs notices is derived. */
  readonly secret: string;
  readonly clock: Clock;
}

export interface SimulatedGateway extends PaymentGateway {
  readonly ledger: SimulatedLedger;
  /**
   * The notice that the gateway would send about a charge: the true outcome, even where it answered `unknown`. Null
   * before it is decided.
   */
  noticeOf(idempotencyKey: string): Promise<SignedNotice | null>;
}

/**
 * Moves no money, but otherwise behaves like an external gateway: all processes share it, and it outlives them. The
 * name of a payment method selects its behaviour, see `SIMULATED_METHODS`.
 */
export function createSimulatedGateway(options: SimulatedGatewayOptions): SimulatedGateway {
  const { redis, prefix, secret, clock } = options;
  const keys = createSimulatedKeys(prefix);
  const notices = createSimulatedNotices(secret, clock);

  return {
    name: 'simulated',
    ledger: createSimulatedLedger(redis, keys),

    async saveMethod(accountId, paymentMethod) {
      return { paymentMethod, customer: `sim_${accountId}`, fingerprint: cardNumberIn(paymentMethod) };
    },

    async charge({ idempotencyKey, amount, customer, paymentMethod }) {
      const method = simulatedMethod(paymentMethod);
      const answer = await orUnknown(
        redis.eval(
          CHARGE,
          2,
          keys.charge(idempotencyKey),
          keys.customer(customer ?? ''),
          idempotencyKey,
          amount.amountMinor,
          amount.currency,
          customer ?? '',
          method.decline ?? '',
          method.laterDecline ?? '',
          method.silentAsks ?? 0,
          method.lostAsks ?? 0,
          REMEMBERED_MS,
          MOST_CHARGES_OF_CUSTOMER,
          method.failedRefunds ?? 0,
        ),
      );
      return chargeResult(answer, idempotencyKey);
    },

    async refund({ idempotencyKey, reference, amount }) {
      const refundKey = keys.refund(idempotencyKey);
      const chargeKey = keys.charge(chargeKeyIn(reference));
      const { amountMinor, currency } = amount;
      const [outcome, reason] = await orUnknown(
        redis.eval(REFUND, 2, refundKey, chargeKey, amountMinor, currency, REMEMBERED_MS),
      );
      if (outcome === 'succeeded') return { outcome, reference: `simulated_refund_${idempotencyKey}` };
      return outcome === 'failed' ? { outcome, reason } : { outcome: 'unknown' };
    },

    readNotice: notices.read,

    async noticeOf(idempotencyKey) {
      const [outcome, reason] = await redis.hmget(keys.charge(idempotencyKey), 'outcome', 'reason');
      const result = chargeResult([outcome ?? 'unknown', reason ?? ''], idempotencyKey);
      if (result.outcome === 'unknown') return null;
      return notices.sign({ id: `simulated_notice_${idempotencyKey}`, idempotencyKey, result });
    },
  };
}

/** The result of a script: the outcome and the reason. */
type Answer = readonly [outcome: string, reason: string];

async function orUnknown(answer: Promise<unknown>): Promise<Answer> {
  try {
    return (await answer) as Answer;
  } catch (error) {
    if (isOutage(error)) return ['unknown', ''];
    throw error;
  }
}

function chargeResult([outcome, reason]: Answer, idempotencyKey: string): ChargeResult {
  if (outcome === 'succeeded') return { outcome, reference: chargeReference(idempotencyKey) };
  return outcome === 'declined' ? { outcome, reason } : { outcome: 'unknown' };
}

import type { Redis } from 'ioredis';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import type { ChargeResult, PaymentGateway, RefundResult } from '../payment-gateway.js';
import { SIMULATED_CHARGE, SIMULATED_REFUND } from './simulated-gateway.script.js';
import { behaviourOf } from './simulated-methods.js';
import { createSimulatedNotices } from './simulated-notices.js';

export interface SimulatedGatewayOptions {
  readonly redis: Redis;
  /** Before every key. */
  readonly prefix: string;
  /** What the key that signs notices is derived from. */
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Longer than anybody asks about a payment. */
const REMEMBERED_MS = 35 * 86_400_000;
const REFERENCE_PREFIX = 'sim_ch_';

/**
 * Moves no money, and otherwise behaves like a gateway elsewhere: its memory is in Redis, so that all processes see
 * one gateway that outlives each of them. See `SIMULATED_METHODS` for the names of ways to pay that fail.
 */
export function createSimulatedGateway(options: SimulatedGatewayOptions): PaymentGateway {
  const { redis, prefix, secret, clock, logger } = options;
  const chargeKey = (key: string) => `{${prefix}:gateway}:charge:${key}`;
  const customerKey = (customer: string | null) => `{${prefix}:gateway}:customer:${customer ?? ''}`;
  const refundKey = (key: string) => `{${prefix}:gateway}:refund:${key}`;
  redis.defineCommand('simulatedCharge', { numberOfKeys: 2, lua: SIMULATED_CHARGE });
  redis.defineCommand('simulatedRefund', { numberOfKeys: 2, lua: SIMULATED_REFUND });
  const scripts = redis as Redis & {
    simulatedCharge(...args: readonly string[]): Promise<[ChargeResult['outcome'], string]>;
    simulatedRefund(...args: readonly string[]): Promise<'succeeded' | 'failed'>;
  };

  /** A gateway that cannot be reached leaves one in the dark. */
  async function inTheDark<Result>(
    ask: () => Promise<Result>,
  ): Promise<Result | { readonly outcome: 'unknown' }> {
    try {
      return await ask();
    } catch (error) {
      logger.warn({ err: error }, 'The simulated gateway could not be reached');
      return { outcome: 'unknown' };
    }
  }

  return {
    name: 'simulated',
    saveMethod: async (accountId, paymentMethod) => ({ paymentMethod, customer: `sim_cus_${accountId}` }),

    charge: ({ idempotencyKey, paymentMethod, customer, amount }) =>
      inTheDark<ChargeResult>(async () => {
        const behaviour = behaviourOf(paymentMethod);
        const [outcome, reason] = await scripts.simulatedCharge(
          chargeKey(idempotencyKey),
          customerKey(customer),
          behaviour.kind,
          'reason' in behaviour ? behaviour.reason : '',
          String(amount.amountMinor),
          amount.currency,
          customer ?? '',
          String(REMEMBERED_MS),
        );
        if (outcome === 'succeeded') return { outcome, reference: REFERENCE_PREFIX + idempotencyKey };
        return outcome === 'declined' ? { outcome, reason } : { outcome };
      }),

    refund: ({ idempotencyKey, reference, amount }) =>
      inTheDark<RefundResult>(async () => {
        const charged = chargeKey(reference.slice(REFERENCE_PREFIX.length));
        const outcome = await scripts.simulatedRefund(
          refundKey(idempotencyKey),
          charged,
          String(amount.amountMinor),
          String(REMEMBERED_MS),
        );
        return outcome === 'succeeded'
          ? { outcome, reference: `sim_re_${idempotencyKey}` }
          : { outcome, reason: 'more_than_charged' };
      }),

    readNotice: createSimulatedNotices(secret, clock).read,
  };
}

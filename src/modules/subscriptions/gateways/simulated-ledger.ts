import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Money } from '../../../shared/money.js';
import type { SimulatedKeys } from './simulated-keys.js';

/** A charge that moved money. */
export interface MovedCharge {
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly customer: string | null;
  /** The refunded part, in the minor unit of its currency. */
  readonly refundedMinor: number;
}

/** The money that really moved at the simulated gateway, whatever it answered. */
export interface SimulatedLedger {
  /** Null if it did not happen, or was longer ago than the gateway remembers. */
  chargeOf(idempotencyKey: string): Promise<MovedCharge | null>;
  /** The latest thousand, oldest first. */
  chargesOf(customer: string): Promise<readonly MovedCharge[]>;
}

export function createSimulatedLedger(redis: RedisClient, keys: SimulatedKeys): SimulatedLedger {
  async function chargeOf(idempotencyKey: string): Promise<MovedCharge | null> {
    const { outcome, amount, currency, customer, refunded } = await redis.hgetall(
      keys.charge(idempotencyKey),
    );
    if (outcome !== 'succeeded' || currency === undefined) return null;
    return {
      idempotencyKey,
      amount: { amountMinor: Number(amount), currency },
      customer: customer || null,
      refundedMinor: Number(refunded ?? 0),
    };
  }

  return {
    chargeOf,
    async chargesOf(customer) {
      const charges = await Promise.all((await redis.lrange(keys.customer(customer), 0, -1)).map(chargeOf));
      return charges.filter((charge) => charge !== null);
    },
  };
}

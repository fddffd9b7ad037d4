import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Charge, ChargeResult, PaymentGateway } from './payment-gateway.js';

const declines = new Map([
  ['pm_declined', 'card_declined'],
  ['pm_insufficient_funds', 'insufficient_funds'],
]);

const MOST_REMEMBERED = 10_000;

/**
 * Moves no money. `pm_declined` and `pm_insufficient_funds` are declined, every other method succeeds.
 * A key that this process has seen is answered as it was the first time, whatever the method, as real gateways do.
 */
export function createSimulatedPaymentGateway(): PaymentGateway {
  const answers = new LRUCache<string, ChargeResult>({ max: MOST_REMEMBERED });

  return {
    async charge(charge) {
      const answer = answers.get(charge.idempotencyKey) ?? answerTo(charge);
      answers.set(charge.idempotencyKey, answer);
      return answer;
    },
  };
}

function answerTo({ idempotencyKey, paymentMethod }: Charge): ChargeResult {
  const reason = declines.get(paymentMethod);
  if (reason !== undefined) return { outcome: 'declined', reason };
  const digest = createHash('sha256').update(idempotencyKey).digest('hex');
  return { outcome: 'succeeded', reference: `simulated_${digest.slice(0, 24)}` };
}

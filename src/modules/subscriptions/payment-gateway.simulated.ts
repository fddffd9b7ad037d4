import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Charge, ChargeResult, PaymentGateway } from './payment-gateway.js';

const declines = new Map([
  ['pm_declined', 'card_declined'],
  ['pm_insufficient_funds', 'insufficient_funds'],
]);

export function createSimulatedPaymentGateway(): PaymentGateway {
  const answers = new LRUCache<string, ChargeResult>({ max: 100_000 });
  return {
    name: 'simulated',
    saveMethod: async (accountId, paymentMethod) => ({ paymentMethod, customer: `sim_${accountId}` }),
    async charge(charge) {
      const answer = answers.get(charge.idempotencyKey) ?? answerTo(charge);
      answers.set(charge.idempotencyKey, answer);
      return answer;
    },
    refund: async ({ idempotencyKey }) => ({ outcome: 'succeeded', reference: idempotencyKey }),
    readNotice: () => null,
  };
}

function answerTo({ idempotencyKey, paymentMethod }: Charge): ChargeResult {
  const reason = declines.get(paymentMethod);
  if (reason !== undefined) return { outcome: 'declined', reason };
  const digest = createHash('sha256').update(idempotencyKey).digest('hex');
  return { outcome: 'succeeded', reference: `simulated_${digest.slice(0, 24)}` };
}

import { createHash } from 'node:crypto';
import type { PaymentGateway } from './payment-gateway.js';

const declines: Readonly<Record<string, string>> = {
  pm_declined: 'card_declined',
  pm_insufficient_funds: 'insufficient_funds',
};

/**
 * Moves no money. `pm_declined` and `pm_insufficient_funds` are declined, every other method succeeds. The
 * answer depends on the charge alone, so a repeated key is answered the same on any process.
 */
export function createSimulatedPaymentGateway(): PaymentGateway {
  return {
    async charge({ idempotencyKey, paymentMethod }) {
      const reason = declines[paymentMethod];
      if (reason !== undefined) return { outcome: 'declined', reason };
      const digest = createHash('sha256').update(idempotencyKey).digest('hex');
      return { outcome: 'succeeded', reference: `simulated_${digest.slice(0, 24)}` };
    },
  };
}

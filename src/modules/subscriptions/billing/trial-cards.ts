import { createHmac, hkdfSync } from 'node:crypto';
import type { Clock } from '../../../shared/clock.js';
import { TrialCardUsedError } from '../domain/subscription-errors.js';
import type { BillingRepositories, BillingTransactor } from './billing-transaction.js';

export interface TrialCardDependencies {
  /** The secret from which the key of the hashes is derived. */
  readonly secret: string;
  /** Part of the hash, because different cards may have the same fingerprint at different gateways. */
  readonly gatewayName: string;
  readonly transactor: BillingTransactor;
  readonly clock: Clock;
}

export type TrialCards = ReturnType<typeof createTrialCards>;

const KEPT_DAYS = 730;

/**
 * Limits trials to one per card. Of a card only a hash of the gateway's fingerprint is stored: HMAC-SHA-256, under a
 * key derived for this purpose only (HKDF, RFC 5869).
 */
export function createTrialCards({ secret, gatewayName, transactor, clock }: TrialCardDependencies) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'card of a trial', 32));

  return {
    /**
     * Uses up a card's trial, in the transaction that starts it. Payment methods without a fingerprint are not limited.
     * @throws TrialCardUsedError
     */
    async claim(
      { trialCards }: Pick<BillingRepositories, 'trialCards'>,
      fingerprint: string | null,
    ): Promise<void> {
      if (fingerprint === null) return;
      const hash = createHmac('sha256', key).update(`${gatewayName}:${fingerprint}`).digest('hex');
      if (!(await trialCards.claim(hash, clock.now()))) throw new TrialCardUsedError();
    },

    async forgetOld(): Promise<void> {
      const before = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
      let forgotten: number;
      do forgotten = await transactor.run(({ trialCards }) => trialCards.forgetBefore(before));
      while (forgotten > 0);
    },
  };
}

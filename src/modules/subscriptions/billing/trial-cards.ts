import { createHmac, hkdfSync } from 'node:crypto';
import type { Clock } from '../../../shared/clock.js';
import { TrialCardUsedError } from '../domain/subscription-errors.js';
import type { BillingRepositories, BillingTransactor } from './billing-transaction.js';

export interface TrialCardDependencies {
  /** What the key of the hashes is derived from. */
  readonly secret: string;
  /** Two gateways may give two cards one name. */
  readonly gatewayName: string;
  readonly transactor: BillingTransactor;
  readonly clock: Clock;
}

export type TrialCards = ReturnType<typeof createTrialCards>;

const KEPT_DAYS = 730;

/**
 * One trial for each card. All that is kept of a card is a hash of the gateway's fingerprint: HMAC-SHA-256, under a key
 * that serves nothing else (HKDF, RFC 5869).
 */
export function createTrialCards({ secret, gatewayName, transactor, clock }: TrialCardDependencies) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'card of a trial', 32));

  return {
    /**
     * Takes a card's trial, in the transaction in which it begins. A way to pay without a fingerprint is nobody's.
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

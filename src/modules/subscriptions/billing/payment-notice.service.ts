import type { Clock } from '../../../shared/clock.js';
import { isId } from '../../../shared/ids.js';
import type { ChargeNotice } from '../payment-gateway.js';
import type { ReadBillingTerms } from './billing-terms.js';
import type { BillingTransactor } from './billing-transaction.js';
import { settleIn } from './payment-collector.js';

export interface PaymentNoticeDependencies {
  readonly transactor: BillingTransactor;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

export type PaymentNoticeService = ReturnType<typeof createPaymentNoticeService>;

const KEPT_DAYS = 60;

/** Handles webhooks of the payment gateway. */
export function createPaymentNoticeService(dependencies: PaymentNoticeDependencies) {
  const { transactor, readTerms, refreshEntitlements, clock } = dependencies;

  return {
    /**
     * Applies a notice once, however often it arrives and in whatever order: a success stays a success when the
     * notice of an earlier failure arrives later.
     */
    async receive({ id, idempotencyKey, result }: ChargeNotice): Promise<void> {
      if (result.outcome === 'unknown' || !isId(idempotencyKey)) return;
      const terms = await readTerms();
      const accountId = await transactor.run(async (repositories) => {
        if (!(await repositories.notices.record(id, clock.now()))) return null;
        const payment = await repositories.payments.find(idempotencyKey);
        if (!payment) return null;
        await settleIn(repositories, [{ payment, outcome: result }], terms, clock);
        return payment.accountId;
      });
      if (accountId !== null) await refreshEntitlements([accountId]);
    },

    /** Gateways repeat a notice for some days at most. */
    async forgetOld(): Promise<void> {
      const before = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
      let forgotten: number;
      do forgotten = await transactor.run(({ notices }) => notices.forgetBefore(before));
      while (forgotten > 0);
    },
  };
}

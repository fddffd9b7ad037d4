import { PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { isId } from '../../../shared/ids.js';
import { nextAttempt, type Refund, settled } from '../domain/refund.js';
import type { RefundNotice } from '../payment-gateway.js';
import type { BillingRepositories, BillingTransactor } from './billing-transaction.js';

export interface RefundNoticeDependencies {
  readonly transactor: BillingTransactor;
  readonly clock: Clock;
  /** Told of a refund that had succeeded and has failed, and of the next try, if there is one. */
  readonly onFailedLater: (failed: Refund, next: Refund | null) => void;
}

/** The failed refund of a notice, and its next attempt. */
interface AppliedNotice {
  readonly failed: Refund;
  readonly next: Refund | null;
}

export type RefundNoticeService = ReturnType<typeof createRefundNoticeService>;

/** Handles the gateway's notices of refunds, of which some fail at the payer's bank days after they succeeded. */
export function createRefundNoticeService({ transactor, clock, onFailedLater }: RefundNoticeDependencies) {
  return {
    /** Applies a notice once, however often it arrives and in whatever order: a failure is final, a success is not. */
    async receive({ id, refund: { idempotencyKey, result } }: RefundNotice): Promise<void> {
      if (result.outcome === 'unknown' || !isId(idempotencyKey)) return;
      const applied = await transactor.run(async (repositories): Promise<AppliedNotice | null> => {
        const known = await repositories.refunds.lock(idempotencyKey);
        if (!known || !(await repositories.notices.record(id, clock.now()))) return null;
        const updated = settled(known, result, clock.now());
        if (known.status === 'PENDING') await repositories.refunds.settle(updated);
        else if (known.status === 'SUCCEEDED' && updated.status === 'FAILED') {
          await withdraw(repositories, updated);
        } else return null;
        return updated.status === 'FAILED'
          ? { failed: updated, next: await attemptAgain(repositories, updated) }
          : null;
      });
      if (applied) onFailedLater(applied.failed, applied.next);
    },
  };

  async function withdraw({ refunds, audit }: BillingRepositories, failed: Refund): Promise<void> {
    await refunds.withdraw(failed);
    const { id: refundId, accountId, paymentId, invoiceId, failureReason, amount } = failed;
    await audit.append({
      actor: PLATFORM,
      action: 'subscriptions.refund_failed',
      subject: { type: 'account', id: accountId },
      details: { refundId, paymentId, invoiceId, failureReason, ...amount },
      occurredAt: clock.now(),
    });
  }

  async function attemptAgain({ refunds }: BillingRepositories, failed: Refund): Promise<Refund | null> {
    const next = nextAttempt(failed, await refunds.attemptsOf(failed.paymentId), clock.now());
    if (next) await refunds.insert(next);
    return next;
  }
}

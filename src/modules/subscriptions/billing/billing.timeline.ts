import type { TimelinePart } from '../../../shared/timeline.js';
import type { BillingSweep } from './billing-sweep.service.js';
import type { RefundService } from './refund.service.js';
import type { TrialReminders } from './trial-reminders.js';

export interface BillingTimelineDependencies {
  readonly sweep: BillingSweep;
  readonly refunds: RefundService;
  readonly trialReminders: TrialReminders;
}

/** The scheduled actions of billing, for moving the clock. */
export function createBillingTimeline({
  sweep,
  refunds,
  trialReminders,
}: BillingTimelineDependencies): TimelinePart {
  return {
    nextDueAt: sweep.nextDueAt,
    async passed() {
      await sweep.run();
      await refunds.settleDue();
      await trialReminders.sendDue();
    },
  };
}

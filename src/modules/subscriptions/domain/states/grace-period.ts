import { daysAfter } from '../billing-policy.js';
import {
  type Deadlines,
  type Debt,
  type DueStep,
  type StateName,
  SubscriptionState,
} from '../subscription-state.js';

/** A retry that is later than this is skipped: too much of the period it would pay for is over. */
const LATEST_RETRY_DAYS = 1;

/** A renewal was not paid, and is retried while access continues. */
export class GracePeriod extends SubscriptionState {
  readonly name = 'GRACE_PERIOD';
  readonly nextAction = 'Pay before the grace period ends to keep access.';
  override readonly isRecurring = true;

  override accessEndsAt({ graceEndsAt }: Deadlines): Date | null {
    return graceEndsAt;
  }

  override dueAt({ graceEndsAt, nextRetryAt }: Deadlines): Date | null {
    return nextRetryAt ?? graceEndsAt;
  }

  /** The last retry comes before the end, even if both are at the same instant. */
  override dueStep({ graceEndsAt, nextRetryAt }: Deadlines, now: Date): DueStep | null {
    const end = graceEndsAt ?? now;
    if (nextRetryAt && now >= nextRetryAt && now < daysAfter(end, LATEST_RETRY_DAYS)) return 'charge';
    return now >= end ? 'graceElapsed' : null;
  }

  override debt(): Debt {
    return 'invoice';
  }

  protected override paymentSucceeded(): StateName {
    return 'ACTIVE';
  }

  protected override paymentFailed(): StateName {
    return 'GRACE_PERIOD';
  }

  protected override graceElapsed(): StateName {
    return 'SUSPENDED';
  }

  /** The period that was paid for is over already. */
  protected override cancelled(): StateName {
    return 'EXPIRED';
  }

  protected override suspendedByAdmin(): StateName {
    return 'SUSPENDED';
  }
}

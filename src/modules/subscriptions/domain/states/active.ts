import { daysAfter } from '../billing-policy.js';
import { type Deadlines, type DueStep, type StateName, SubscriptionState } from '../subscription-state.js';

/** How long access continues after a period's end while the next one is being paid. */
const RENEWAL_LEEWAY_DAYS = 3;

/** Paid. */
export class Active extends SubscriptionState {
  readonly name = 'ACTIVE';
  readonly nextAction = 'It renews itself when the period ends.';
  override readonly renews = true;
  override readonly isRecurring = true;

  /** Access continues while a renewal is being processed. */
  override accessEndsAt({ period }: Deadlines): Date {
    return daysAfter(period.end, RENEWAL_LEEWAY_DAYS);
  }

  override dueAt({ period }: Deadlines): Date {
    return period.end;
  }

  override dueStep({ period }: Deadlines, now: Date): DueStep | null {
    return now >= period.end ? 'charge' : null;
  }

  protected override paymentSucceeded(): StateName {
    return 'ACTIVE';
  }

  protected override paymentFailed(): StateName {
    return 'GRACE_PERIOD';
  }

  protected override cancelled(): StateName {
    return 'CANCELLED';
  }

  protected override planChanged(): StateName {
    return 'ACTIVE';
  }

  protected override suspendedByAdmin(): StateName {
    return 'SUSPENDED';
  }
}

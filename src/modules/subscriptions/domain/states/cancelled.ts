import {
  type Circumstances,
  type Deadlines,
  type DueStep,
  type StateName,
  SubscriptionState,
} from '../subscription-state.js';

/** Will not be renewed. Access continues until the end of the paid period. */
export class Cancelled extends SubscriptionState {
  readonly name = 'CANCELLED';
  readonly nextAction = 'Access ends with the period, unless the subscription is resumed.';

  override accessEndsAt({ period }: Deadlines): Date {
    return period.end;
  }

  override dueAt({ period }: Deadlines): Date {
    return period.end;
  }

  override dueStep({ period }: Deadlines, now: Date): DueStep | null {
    return now >= period.end ? 'periodEnded' : null;
  }

  /** The renewal was in progress when it was cancelled: its period is granted. */
  protected override paymentSucceeded(): StateName {
    return 'CANCELLED';
  }

  protected override paymentFailed(): StateName {
    return 'CANCELLED';
  }

  protected override resumed({ periodEnded }: Circumstances): StateName {
    return periodEnded ? this.refuse('resumed') : 'ACTIVE';
  }

  protected override periodEnded(): StateName {
    return 'EXPIRED';
  }

  protected override planChanged(): StateName {
    return 'CANCELLED';
  }

  protected override suspendedByAdmin(): StateName {
    return 'SUSPENDED';
  }
}

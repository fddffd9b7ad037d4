import {
  type Circumstances,
  type Deadlines,
  type Debt,
  type DueStep,
  type StateName,
  SubscriptionState,
} from '../subscription-state.js';

/** Unpaid for too long, or suspended by an administrator. */
export class Suspended extends SubscriptionState {
  readonly name = 'SUSPENDED';
  readonly nextAction = 'Pay to watch again. If support has suspended it, write to them.';

  override dueAt({ suspensionEndsAt }: Deadlines): Date | null {
    return suspensionEndsAt;
  }

  override dueStep({ suspensionEndsAt }: Deadlines, now: Date): DueStep | null {
    return suspensionEndsAt && now >= suspensionEndsAt ? 'suspensionElapsed' : null;
  }

  override debt({ suspendedByAdmin }: Circumstances): Debt {
    return suspendedByAdmin ? 'nothing' : 'newPeriod';
  }

  /**
   * A renewal that was in progress when an administrator suspended it pays for its period, but does not restore access.
   */
  protected override paymentSucceeded({ suspendedByAdmin }: Circumstances): StateName {
    return suspendedByAdmin ? 'SUSPENDED' : 'ACTIVE';
  }

  protected override paymentFailed({ suspendedByAdmin }: Circumstances): StateName {
    return suspendedByAdmin ? 'SUSPENDED' : this.refuse('paymentFailed');
  }

  protected override suspensionElapsed({ suspendedByAdmin }: Circumstances): StateName {
    return suspendedByAdmin ? this.refuse('suspensionElapsed') : 'EXPIRED';
  }

  protected override cancelled({ suspendedByAdmin }: Circumstances): StateName {
    return suspendedByAdmin ? this.refuse('cancelled') : 'EXPIRED';
  }

  protected override suspendedByAdmin({ suspendedByAdmin }: Circumstances): StateName {
    return suspendedByAdmin ? this.refuse('suspendedByAdmin') : 'SUSPENDED';
  }

  /** Restores the previous state while its period still runs. */
  protected override reinstated({ suspendedByAdmin, periodEnded, wasCancelled }: Circumstances): StateName {
    if (!suspendedByAdmin) return this.refuse('reinstated');
    if (periodEnded) return 'EXPIRED';
    return wasCancelled ? 'CANCELLED' : 'ACTIVE';
  }
}

import type { BillingPeriod } from './billing-period.js';
import { IllegalTransitionError } from './subscription-errors.js';

export const STATE_NAMES = ['ACTIVE', 'GRACE_PERIOD', 'SUSPENDED', 'CANCELLED', 'EXPIRED'] as const;
export type StateName = (typeof STATE_NAMES)[number];

export const TRANSITION_EVENTS = [
  'activated',
  'paymentSucceeded',
  'paymentFailed',
  'graceElapsed',
  'suspensionElapsed',
  'cancelled',
  'resumed',
  'periodEnded',
  'planChanged',
  'suspendedByAdmin',
  'reinstated',
] as const;
export type TransitionEvent = (typeof TRANSITION_EVENTS)[number];

/** What a transition may depend on beside the state. */
export interface Circumstances {
  readonly periodEnded: boolean;
  /** An administrator, not a missing payment, has suspended it. */
  readonly suspendedByAdmin: boolean;
  /** It had been cancelled before it was suspended. */
  readonly wasCancelled: boolean;
}

/** The instants that a subscription's states look at. */
export interface Deadlines {
  readonly period: BillingPeriod;
  readonly graceEndsAt: Date | null;
  readonly nextRetryAt: Date | null;
  readonly suspensionEndsAt: Date | null;
}

/** What has to be done with a subscription that is due: ask for money, or let an event take effect that needs none. */
export type DueStep =
  | 'charge'
  | Extract<TransitionEvent, 'periodEnded' | 'graceElapsed' | 'suspensionElapsed'>;

/** What `payOutstanding` pays for: what an invoice asks for, or a new period for which none was written yet. */
export type Debt = 'nothing' | 'invoice' | 'newPeriod';

/**
 * What a subscription may do and become (State). Each state is a class that answers what it allows, what each event
 * makes of it, and when it ends by itself; everything that it does not override is refused.
 */
export abstract class SubscriptionState {
  abstract readonly name: StateName;
  /** What happens next unless somebody acts, in words for the viewer. */
  abstract readonly nextAction: string;
  /** Whether a new period is paid for when the present one ends. */
  readonly renews: boolean = false;
  /** Whether its price is recurring revenue: its next period will be charged, or is being charged. */
  readonly isRecurring: boolean = false;

  /** Until when titles may be watched; null where they may not be. */
  accessEndsAt(_deadlines: Deadlines): Date | null {
    return null;
  }

  /** When its next scheduled action is due; null for never. */
  dueAt(_deadlines: Deadlines): Date | null {
    return null;
  }

  /** What has to be done about it now; null when nothing has. */
  dueStep(_deadlines: Deadlines, _now: Date): DueStep | null {
    return null;
  }

  /** What has to be paid for the subscription to be as it should. */
  debt(_circumstances: Circumstances): Debt {
    return 'nothing';
  }

  /** What an event makes of it. @throws IllegalTransitionError */
  after(event: TransitionEvent, circumstances: Circumstances): StateName {
    return this[event](circumstances);
  }

  allows(event: TransitionEvent, circumstances: Circumstances): boolean {
    try {
      this.after(event, circumstances);
      return true;
    } catch (error) {
      if (error instanceof IllegalTransitionError) return false;
      throw error;
    }
  }

  /** The account has subscribed again. */
  protected activated(_circumstances: Circumstances): StateName {
    return this.refuse('activated');
  }

  /** A period was paid for. */
  protected paymentSucceeded(_circumstances: Circumstances): StateName {
    return this.refuse('paymentSucceeded');
  }

  /** A period was to be paid for and was not. */
  protected paymentFailed(_circumstances: Circumstances): StateName {
    return this.refuse('paymentFailed');
  }

  protected graceElapsed(_circumstances: Circumstances): StateName {
    return this.refuse('graceElapsed');
  }

  protected suspensionElapsed(_circumstances: Circumstances): StateName {
    return this.refuse('suspensionElapsed');
  }

  protected cancelled(_circumstances: Circumstances): StateName {
    return this.refuse('cancelled');
  }

  protected resumed(_circumstances: Circumstances): StateName {
    return this.refuse('resumed');
  }

  /** The period is over, and no other was paid for. */
  protected periodEnded(_circumstances: Circumstances): StateName {
    return this.refuse('periodEnded');
  }

  protected planChanged(_circumstances: Circumstances): StateName {
    return this.refuse('planChanged');
  }

  protected suspendedByAdmin(_circumstances: Circumstances): StateName {
    return this.refuse('suspendedByAdmin');
  }

  protected reinstated(_circumstances: Circumstances): StateName {
    return this.refuse('reinstated');
  }

  protected refuse(event: TransitionEvent): never {
    throw new IllegalTransitionError(this.name, event);
  }
}

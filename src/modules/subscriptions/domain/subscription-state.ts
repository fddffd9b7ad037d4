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

/** What a transition depends on besides the state. */
export interface Circumstances {
  readonly periodEnded: boolean;
  /** Suspended by an administrator, not for a missing payment. */
  readonly suspendedByAdmin: boolean;
  /** It had been cancelled before it was suspended. */
  readonly wasCancelled: boolean;
}

/** The instants that the states depend on. */
export interface Deadlines {
  readonly period: BillingPeriod;
  readonly graceEndsAt: Date | null;
  readonly nextRetryAt: Date | null;
  readonly suspensionEndsAt: Date | null;
}

/** The action for a due subscription: a charge, or an event that needs no payment. */
export type DueStep =
  | 'charge'
  | Extract<TransitionEvent, 'periodEnded' | 'graceElapsed' | 'suspensionElapsed'>;

/** What `payOutstanding` pays for: an open invoice, or a new period that has no invoice yet. */
export type Debt = 'nothing' | 'invoice' | 'newPeriod';

/**
 * The state of a subscription (State pattern). Each state is a class with the transitions it allows, and the time at
 * which it ends by itself; all events that it does not override are refused.
 */
export abstract class SubscriptionState {
  abstract readonly name: StateName;
  /** What happens next if nobody acts, in words for the viewer. */
  abstract readonly nextAction: string;
  /** Whether the next period will be charged when the current one ends. */
  readonly renews: boolean = false;
  /** Whether its price is recurring revenue: its next period will be charged, or is being charged. */
  readonly isRecurring: boolean = false;

  /** Until when it grants access; null without access. */
  accessEndsAt(_deadlines: Deadlines): Date | null {
    return null;
  }

  /** When its next scheduled action is due; null for never. */
  dueAt(_deadlines: Deadlines): Date | null {
    return null;
  }

  /** The action that is due now; null for none. */
  dueStep(_deadlines: Deadlines, _now: Date): DueStep | null {
    return null;
  }

  /** What has to be paid to restore it. */
  debt(_circumstances: Circumstances): Debt {
    return 'nothing';
  }

  /** The state after an event. @throws IllegalTransitionError */
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

  /** A period was paid. */
  protected paymentSucceeded(_circumstances: Circumstances): StateName {
    return this.refuse('paymentSucceeded');
  }

  /** The payment for a period failed. */
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

  /** The period is over, and no other was paid. */
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

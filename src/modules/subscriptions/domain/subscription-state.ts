import { IllegalTransitionError } from './subscription-errors.js';

export type StateName = 'ACTIVE' | 'GRACE_PERIOD' | 'SUSPENDED' | 'CANCELLED' | 'EXPIRED';
export type TransitionEvent = 'activated' | 'cancelled' | 'resumed';

/**
 * What a subscription may do and become (State). Each state is a class that overrides what it allows;
 * everything else is refused.
 */
export abstract class SubscriptionState {
  abstract readonly name: StateName;
  /** Whether titles may be watched in this state until the period ends. */
  abstract readonly grantsAccess: boolean;
  /** What happens next unless somebody acts, for people. */
  abstract readonly nextAction: string;

  /** A period was paid for. `periodEnded` tells whether the one before is over. */
  activated(_periodEnded: boolean): StateName {
    return this.refuse('activated');
  }

  cancelled(): StateName {
    return this.refuse('cancelled');
  }

  resumed(_periodEnded: boolean): StateName {
    return this.refuse('resumed');
  }

  protected refuse(event: TransitionEvent): never {
    throw new IllegalTransitionError(this.name, event);
  }
}

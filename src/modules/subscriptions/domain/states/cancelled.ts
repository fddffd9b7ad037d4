import { type StateName, SubscriptionState } from '../subscription-state.js';

/** Will not be renewed. What was paid for can still be watched. */
export class Cancelled extends SubscriptionState {
  readonly name = 'CANCELLED';
  readonly grantsAccess = true;
  readonly nextAction = 'Access ends with the period, unless the subscription is resumed.';

  override activated(periodEnded: boolean): StateName {
    return periodEnded ? 'ACTIVE' : this.refuse('activated');
  }

  override resumed(periodEnded: boolean): StateName {
    return periodEnded ? this.refuse('resumed') : 'ACTIVE';
  }
}

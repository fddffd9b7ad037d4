import { type StateName, SubscriptionState } from '../subscription-state.js';

/** Paid up. */
export class Active extends SubscriptionState {
  readonly name = 'ACTIVE';
  readonly grantsAccess = true;
  readonly nextAction = 'Access lasts until the period ends.';

  /** Paying again is for those whose period is over. */
  override activated(periodEnded: boolean): StateName {
    return periodEnded ? 'ACTIVE' : this.refuse('activated');
  }

  override cancelled(): StateName {
    return 'CANCELLED';
  }
}

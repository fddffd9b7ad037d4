import { type StateName, SubscriptionState } from '../subscription-state.js';

/** A payment failed; there is time to mend it. */
export class GracePeriod extends SubscriptionState {
  readonly name = 'GRACE_PERIOD';
  readonly grantsAccess = true;
  readonly nextAction = 'Pay before the grace period ends to keep access.';

  override activated(): StateName {
    return 'ACTIVE';
  }

  override cancelled(): StateName {
    return 'CANCELLED';
  }
}

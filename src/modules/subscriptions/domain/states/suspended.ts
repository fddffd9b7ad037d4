import { type StateName, SubscriptionState } from '../subscription-state.js';

/** Not paid for too long, or stopped by an administrator. */
export class Suspended extends SubscriptionState {
  readonly name = 'SUSPENDED';
  readonly grantsAccess = false;
  readonly nextAction = 'Pay what is owed to watch again.';

  override cancelled(): StateName {
    return 'EXPIRED';
  }
}

import { type StateName, SubscriptionState } from '../subscription-state.js';

/** Over. Subscribing again brings it back. */
export class Expired extends SubscriptionState {
  readonly name = 'EXPIRED';
  readonly nextAction = 'Subscribe again to watch.';

  protected override activated(): StateName {
    return 'ACTIVE';
  }
}

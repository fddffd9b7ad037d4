import { type StateName, SubscriptionState } from '../subscription-state.js';

/** Ended. Subscribing again revives it. */
export class Expired extends SubscriptionState {
  readonly name = 'EXPIRED';
  readonly nextAction = 'Subscribe again to watch.';

  protected override activated(): StateName {
    return 'ACTIVE';
  }
}

import { Active } from './states/active.js';
import { Cancelled } from './states/cancelled.js';
import { Expired } from './states/expired.js';
import { GracePeriod } from './states/grace-period.js';
import { Suspended } from './states/suspended.js';
import type { StateName, SubscriptionState } from './subscription-state.js';

/** The instances of the states, which are stateless objects. */
export const subscriptionStates: Readonly<Record<StateName, SubscriptionState>> = {
  ACTIVE: new Active(),
  GRACE_PERIOD: new GracePeriod(),
  SUSPENDED: new Suspended(),
  CANCELLED: new Cancelled(),
  EXPIRED: new Expired(),
};

import type { Clock } from '../../shared/clock.js';
import { NotFoundError } from '../../shared/domain-error.js';
import { Entitlement } from './entitlement.js';
import type { PlanRepository, SubscriptionRepository } from './subscription.repository.js';

export interface EntitlementDependencies {
  readonly subscriptions: Pick<SubscriptionRepository, 'findByAccountIds'>;
  readonly plans: PlanRepository;
  readonly clock: Clock;
}

export type EntitlementService = ReturnType<typeof createEntitlementService>;

/** What accounts may do, as their plans and subscriptions stand. */
export function createEntitlementService({ subscriptions, plans, clock }: EntitlementDependencies) {
  return {
    /** What the account may do now. @throws NotFoundError when its plan is gone */
    async entitlementOf(accountId: string): Promise<Entitlement> {
      const [subscription = null] = await subscriptions.findByAccountIds([accountId]);
      if (!subscription) return new Entitlement(null, null, clock.now());
      const plan = (await plans.all()).find(({ id }) => id === subscription.snapshot.planId);
      if (!plan) throw new NotFoundError('The plan');
      return new Entitlement(subscription, plan, clock.now());
    },
  };
}

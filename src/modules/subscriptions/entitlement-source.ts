import { NotFoundError } from '../../shared/domain-error.js';
import { type EntitlementSnapshot, snapshotOf } from './entitlement-snapshot.js';
import type { PlanRepository, SubscriptionRepository } from './subscription.repository.js';

/** Where snapshots are read. */
export interface EntitlementSource {
  /** For each account, in their order, its snapshot; null without a subscription. @throws NotFoundError when a plan is gone */
  snapshotsOf(accountIds: readonly string[]): Promise<(EntitlementSnapshot | null)[]>;
}

export interface EntitlementSourceDependencies {
  readonly subscriptions: Pick<SubscriptionRepository, 'findByAccountIds'>;
  readonly plans: PlanRepository;
}

/** Reads them from the stored subscriptions, with one query for all of them. */
export function createEntitlementSource(dependencies: EntitlementSourceDependencies): EntitlementSource {
  return {
    async snapshotsOf(accountIds) {
      const subscriptions = await dependencies.subscriptions.findByAccountIds(accountIds);
      const plans = subscriptions.some((found) => found) ? await dependencies.plans.all() : [];
      const planById = new Map(plans.map((plan) => [plan.id, plan]));
      return subscriptions.map((subscription) => {
        if (!subscription) return null;
        const plan = planById.get(subscription.snapshot.planId);
        if (!plan) throw new NotFoundError('The plan');
        return snapshotOf(subscription, plan);
      });
    },
  };
}

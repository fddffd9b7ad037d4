import { NotFoundError } from '../../shared/domain-error.js';
import { type EntitlementSnapshot, snapshotOf } from './entitlement-snapshot.js';
import type { PlanRepository, SubscriptionRepository } from './subscription.repository.js';

/** Reads snapshots. */
export interface EntitlementSource {
  /** Null without a subscription. @throws NotFoundError when its plan is gone */
  snapshotOf(accountId: string): Promise<EntitlementSnapshot | null>;
  /**
   * The snapshot of each account, in their order; null without a subscription.
   * @throws NotFoundError when a plan is gone
   */
  snapshotsOf(accountIds: readonly string[]): Promise<(EntitlementSnapshot | null)[]>;
}

export interface EntitlementSourceDependencies {
  readonly subscriptions: Pick<SubscriptionRepository, 'findByAccountIds'>;
  readonly plans: PlanRepository;
}

/** Reads them from stored subscriptions, with one query. */
export function createEntitlementSource(dependencies: EntitlementSourceDependencies): EntitlementSource {
  const { subscriptions, plans } = dependencies;

  async function snapshotsOf(accountIds: readonly string[]): Promise<(EntitlementSnapshot | null)[]> {
    const found = await subscriptions.findByAccountIds(accountIds);
    const planById = new Map((await plans.all()).map((plan) => [plan.id, plan]));
    return found.map((subscription) => {
      if (!subscription) return null;
      const plan = planById.get(subscription.snapshot.planId);
      if (!plan) throw new NotFoundError('The plan');
      return snapshotOf(subscription, plan);
    });
  }

  return {
    snapshotsOf,
    snapshotOf: async (accountId) => (await snapshotsOf([accountId]))[0] ?? null,
  };
}

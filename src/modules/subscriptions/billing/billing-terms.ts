import { NotFoundError } from '../../../shared/domain-error.js';
import type { BillingTerms } from '../domain/account-billing.js';
import type { BillingPolicy } from '../domain/billing-policy.js';
import type { PlanRepository } from '../subscription.repository.js';

/** Reads the current plans and policy. */
export type ReadBillingTerms = () => Promise<BillingTerms>;

export function createBillingTerms(plans: PlanRepository, policy: BillingPolicy): ReadBillingTerms {
  return async () => {
    const byId = new Map((await plans.all()).map((plan) => [plan.id, plan]));
    return {
      policy,
      planOf(id) {
        const plan = byId.get(id);
        if (!plan) throw new NotFoundError('The plan');
        return plan;
      },
    };
  };
}

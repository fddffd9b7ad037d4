import type { Plan } from './domain/plan.js';
import type { PlanRepository } from './subscription.repository.js';

/** Plans change with a new version of the program, and two versions run side by side during a deployment. */
const KEPT_MS = 60_000;

/** Plans cached in this process. */
export interface CachedPlans extends PlanRepository {
  /**
   * The same plans within a transaction, which reads missing plans with its own connection. If it used another
   * connection, or waited for a caller who does, as many transactions as there are connections could all wait for one
   * that none of them releases.
   */
  within(transaction: PlanRepository): PlanRepository;
}

/** Caches the plans in this process: there are few, and most requests need them. */
export function cachePlans(repository: PlanRepository): CachedPlans {
  let kept: { readonly plans: Plan[]; readonly until: number } | null = null;
  let reading: Promise<Plan[]> | null = null;

  const known = (): Plan[] | null => (kept && performance.now() < kept.until ? kept.plans : null);

  async function readFrom(source: PlanRepository): Promise<Plan[]> {
    const until = performance.now() + KEPT_MS;
    const plans = await source.all();
    kept = { plans, until };
    return plans;
  }

  function readOnce(): Promise<Plan[]> {
    reading ??= readFrom(repository).finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    all: async () => known() ?? readOnce(),
    within: (transaction) => ({ all: async () => known() ?? readFrom(transaction) }),
  };
}

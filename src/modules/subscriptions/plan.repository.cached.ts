import type { Plan } from './domain/plan.js';
import type { PlanRepository } from './subscription.repository.js';

/** Plans change with a new version of the program, and versions stand side by side while one takes the other's place. */
const KEPT_MS = 60_000;

/** The plans as a process keeps them. */
export interface CachedPlans extends PlanRepository {
  /**
   * The same plans for a transaction, which reads what is not kept by itself. If it asked on another connection, or waited for
   * one who does, as many transactions as there are connections could all wait for one that none of them gives back.
   */
  within(transaction: PlanRepository): PlanRepository;
}

/** Keeps the plans in the process: there are few, and everything asks for them. */
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

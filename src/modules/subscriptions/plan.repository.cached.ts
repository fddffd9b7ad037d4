import type { Plan } from './domain/plan.js';
import type { PlanRepository } from './subscription.repository.js';

/** Plans change with a new version of the program, and versions stand side by side while one takes the other's place. */
const KEPT_MS = 60_000;

/** Keeps the plans in the process: there are few, and everything asks for them. */
export function cachePlans(repository: PlanRepository): PlanRepository {
  let kept: { readonly plans: Promise<Plan[]>; readonly until: number } | null = null;

  return {
    all() {
      const now = performance.now();
      if (kept && now < kept.until) return kept.plans;
      const plans = repository.all();
      kept = { plans, until: now + KEPT_MS };
      plans.catch(() => {
        kept = null;
      });
      return plans;
    },
  };
}

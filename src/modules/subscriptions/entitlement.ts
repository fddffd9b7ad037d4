import { type PlanTier, tierCovers } from '../../shared/plan-tier.js';
import type { Plan } from './domain/plan.js';
import type { Subscription } from './domain/subscription.js';
import { SubscriptionRequiredError, UpgradeRequiredError } from './domain/subscription-errors.js';

/** Without a plan an account may still have an adult's and a child's profile. */
const PROFILES_WITHOUT_PLAN = 2;
/** And may look around on a phone, a computer and a television. */
const DEVICES_WITHOUT_PLAN = 3;

/** What an account may do now. */
export class Entitlement {
  constructor(
    private readonly subscription: Subscription | null,
    private readonly plan: Plan | null,
    private readonly now: Date,
  ) {}

  get maxProfiles(): number {
    return this.activePlan?.maxProfiles ?? PROFILES_WITHOUT_PLAN;
  }

  /** On how many devices it may be signed in at a time. */
  get maxDevices(): number {
    return this.activePlan?.maxDevices ?? DEVICES_WITHOUT_PLAN;
  }

  /** @throws SubscriptionRequiredError, UpgradeRequiredError */
  requireTier(requiredTier: PlanTier | null): void {
    if (requiredTier === null) return;
    const plan = this.activePlan;
    if (!plan) throw new SubscriptionRequiredError(this.subscription?.state.name ?? null);
    if (!tierCovers(plan.tier, requiredTier)) throw new UpgradeRequiredError(requiredTier);
  }

  private get activePlan(): Plan | null {
    return this.subscription?.hasAccess(this.now) ? this.plan : null;
  }
}

import type { Clock } from '../../shared/clock.js';
import { type PlanTier, tierCovers } from '../../shared/plan-tier.js';
import type { VideoQuality } from './domain/plan.js';
import { SubscriptionRequiredError, UpgradeRequiredError } from './domain/subscription-errors.js';
import type { EntitlementSnapshot } from './entitlement-snapshot.js';

/** Without a plan, an account may have a profile for an adult and one for a child. */
const PROFILES_WITHOUT_PLAN = 2;
/** Without a plan, an account may be signed in on a phone, a computer and a television. */
const DEVICES_WITHOUT_PLAN = 3;

/**
 * What an account may do. Checks the clock at every use, so that access ends on time however long an instance is
 * kept, even without any notification.
 */
export class Entitlement {
  constructor(
    private readonly snapshot: EntitlementSnapshot | null,
    private readonly clock: Clock,
  ) {}

  get hasAccess(): boolean {
    return this.active !== null;
  }

  /** When access ends if nothing happens before; null without access. */
  get accessUntil(): Date | null {
    const endsAt = this.active?.accessEndsAt ?? null;
    return endsAt === null ? null : new Date(endsAt);
  }

  /** Null without access. */
  get tier(): PlanTier | null {
    return this.active?.tier ?? null;
  }

  /** The highest quality that it may stream; null without access. */
  get videoQuality(): VideoQuality | null {
    return this.active?.videoQuality ?? null;
  }

  /** The number of concurrent streams; 0 without access. */
  get maxStreams(): number {
    return this.active?.maxStreams ?? 0;
  }

  /** The number of devices that may be signed in. */
  get maxDevices(): number {
    return this.active?.maxDevices ?? DEVICES_WITHOUT_PLAN;
  }

  get maxProfiles(): number {
    return this.active?.maxProfiles ?? PROFILES_WITHOUT_PLAN;
  }

  /** Null requires nothing. @throws SubscriptionRequiredError, UpgradeRequiredError */
  requireTier(requiredTier: PlanTier | null): void {
    if (requiredTier === null) return;
    const { tier } = this;
    if (tier === null) throw new SubscriptionRequiredError(this.snapshot?.state ?? null);
    if (!tierCovers(tier, requiredTier)) throw new UpgradeRequiredError(requiredTier);
  }

  /** The snapshot while it gives access. */
  private get active(): EntitlementSnapshot | null {
    const { snapshot } = this;
    if (snapshot === null || snapshot.accessEndsAt === null) return null;
    return this.clock.now().getTime() < snapshot.accessEndsAt ? snapshot : null;
  }
}

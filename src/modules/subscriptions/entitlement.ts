import type { Clock } from '../../shared/clock.js';
import { type PlanTier, tierCovers } from '../../shared/plan-tier.js';
import type { VideoQuality } from './domain/plan.js';
import { SubscriptionRequiredError, UpgradeRequiredError } from './domain/subscription-errors.js';
import type { EntitlementSnapshot } from './entitlement-snapshot.js';

/** Without a plan an account may still have an adult's and a child's profile. */
const PROFILES_WITHOUT_PLAN = 2;
/** And may look around on a phone, a computer and a television. */
const DEVICES_WITHOUT_PLAN = 3;

/**
 * What an account may do. The clock is asked at every use: access ends on time, however long one holds this, and
 * though nothing tells of it.
 */
export class Entitlement {
  constructor(
    private readonly snapshot: EntitlementSnapshot | null,
    private readonly clock: Clock,
  ) {}

  get hasAccess(): boolean {
    return this.active !== null;
  }

  /** When access ends unless something happens before; null without access. */
  get accessUntil(): Date | null {
    const endsAt = this.active?.accessEndsAt ?? null;
    return endsAt === null ? null : new Date(endsAt);
  }

  /** Null without access. */
  get tier(): PlanTier | null {
    return this.active?.tier ?? null;
  }

  /** The best picture it may be sent; null without access. */
  get videoQuality(): VideoQuality | null {
    return this.active?.videoQuality ?? null;
  }

  /** How many titles may be played at a time; 0 without access. */
  get maxStreams(): number {
    return this.active?.maxStreams ?? 0;
  }

  /** On how many devices it may be signed in at a time. */
  get maxDevices(): number {
    return this.active?.maxDevices ?? DEVICES_WITHOUT_PLAN;
  }

  get maxProfiles(): number {
    return this.active?.maxProfiles ?? PROFILES_WITHOUT_PLAN;
  }

  /** Null asks for nothing. @throws SubscriptionRequiredError, UpgradeRequiredError */
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

import type { PlanTier } from '../../shared/plan-tier.js';

export interface WatchableTitle {
  readonly id: string;
  /** The series of an episode; null for other titles. */
  readonly seriesId: string | null;
  readonly requiredTier: PlanTier | null;
  readonly playableSeconds: number | null;
  readonly creditsStartSeconds: number | null;
  readonly isPublished: boolean;
  isSuitableFor(maturityLimit: number): boolean;
  /** @param region ISO 3166-1 alpha-2; null if unknown */
  isAvailableIn(region: string | null, now: Date): boolean;
}

/** The part of the catalog that watching needs. */
export interface WatchableTitles {
  findPublished(ids: readonly string[]): Promise<(WatchableTitle | null)[]>;
  /** Also finds drafts and unpublished titles. */
  findKnown(ids: readonly string[]): Promise<(WatchableTitle | null)[]>;
}

/** What an account's plan allows. */
export interface Entitlements {
  entitlementOf(accountId: string): Promise<{ requireTier(tier: PlanTier | null): void }>;
}

export interface WatchingProfile {
  readonly id: string;
  readonly accountId: string;
  readonly maturityLimit: number;
}

export interface WatchingProfiles {
  get(id: string): Promise<WatchingProfile>;
}

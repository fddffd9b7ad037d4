import type { Money } from '../../../shared/money.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { BillingInterval } from './billing-period.js';

/** In ascending order of quality. */
export const VIDEO_QUALITIES = ['SD', 'HD', 'UHD'] as const;
export type VideoQuality = (typeof VIDEO_QUALITIES)[number];

/** A plan. Its price never changes: another price makes another plan. */
export interface Plan {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tier: PlanTier;
  readonly price: Money;
  readonly interval: BillingInterval;
  /** The length of the free trial of an account's first subscription; 0 for none. */
  readonly trialDays: number;
  readonly maxStreams: number;
  readonly maxDevices: number;
  readonly maxProfiles: number;
  readonly videoQuality: VideoQuality;
}

import type { Money } from '../../../shared/money.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { BillingInterval } from './billing-period.js';

/** From the plainest picture to the best. */
export const VIDEO_QUALITIES = ['SD', 'HD', 'UHD'] as const;
export type VideoQuality = (typeof VIDEO_QUALITIES)[number];

/** What can be subscribed to. What a plan costs never changes: another price is another plan. */
export interface Plan {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tier: PlanTier;
  readonly price: Money;
  readonly interval: BillingInterval;
  /** How long an account's first subscription may be tried before it is paid for; 0 for not at all. */
  readonly trialDays: number;
  readonly maxStreams: number;
  readonly maxDevices: number;
  readonly maxProfiles: number;
  readonly videoQuality: VideoQuality;
}

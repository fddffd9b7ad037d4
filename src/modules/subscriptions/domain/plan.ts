import type { Money } from '../../../shared/money.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { BillingInterval } from './billing-period.js';

export type VideoQuality = 'SD' | 'HD' | 'UHD';

/** What can be subscribed to. */
export interface Plan {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tier: PlanTier;
  readonly price: Money;
  readonly interval: BillingInterval;
  readonly maxStreams: number;
  readonly maxDevices: number;
  readonly maxProfiles: number;
  readonly videoQuality: VideoQuality;
}

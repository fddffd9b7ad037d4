import type { Money } from '../../../shared/money.js';
import type { BillingPast } from '../domain/billing-steps.js';

/** Money that was paid or refunded in an earlier span of time. */
export interface AgedMoney extends Money {
  /** 0 for the span that ends now. */
  readonly age: number;
}

/** The events of the last spans of time, and the current state, from one snapshot. */
export interface BillingSeriesRead extends BillingPast {
  readonly revenue: readonly AgedMoney[];
  readonly refunded: readonly AgedMoney[];
}

export interface BillingSeriesRepository {
  read(spans: number, spanMs: number, now: Date): Promise<BillingSeriesRead>;
}

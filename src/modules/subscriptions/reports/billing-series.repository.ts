import type { Money } from '../../../shared/money.js';
import type { BillingPast } from '../domain/billing-steps.js';

/** Money that came or went, so many spans of time ago. */
export interface AgedMoney extends Money {
  /** 0 for the span that ends now. */
  readonly age: number;
}

/** What happened in the last spans of time, with what there is now, all seen at the same moment. */
export interface BillingSeriesRead extends BillingPast {
  readonly revenue: readonly AgedMoney[];
  readonly refunded: readonly AgedMoney[];
}

export interface BillingSeriesRepository {
  read(spans: number, spanMs: number, now: Date): Promise<BillingSeriesRead>;
}

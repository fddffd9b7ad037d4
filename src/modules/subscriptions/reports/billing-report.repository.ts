import type { Money } from '../../../shared/money.js';
import type { StepCount, SubscriptionCount } from '../domain/billing-figures.js';

/** Money by currency. */
export interface Takings {
  /** Of invoices that were paid in the window. */
  readonly revenue: readonly Money[];
  /** Of invoices, given back in the window. */
  readonly refunded: readonly Money[];
  /** The total of all open invoices, now. */
  readonly outstanding: readonly Money[];
}

/** Sums over everybody, for reports. */
export interface BillingReportRepository {
  countSubscriptions(now: Date): Promise<readonly SubscriptionCount[]>;
  /** From an instant until now, both seen at the same moment. */
  read(
    from: Date,
    now: Date,
  ): Promise<{
    readonly counts: readonly SubscriptionCount[];
    readonly steps: readonly StepCount[];
    readonly takings: Takings;
  }>;
}

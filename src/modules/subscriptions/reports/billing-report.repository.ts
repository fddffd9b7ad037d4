import type { Money } from '../../../shared/money.js';
import type { StepCount, SubscriptionCount } from '../domain/billing-figures.js';

/** Money by currency. */
export interface Takings {
  /** Of invoices paid in the window. */
  readonly revenue: readonly Money[];
  /** Of invoices, refunded in the window. */
  readonly refunded: readonly Money[];
  /** The total of all open invoices, now. */
  readonly outstanding: readonly Money[];
}

/** Totals over all accounts, for reports. */
export interface BillingReportRepository {
  countSubscriptions(now: Date): Promise<readonly SubscriptionCount[]>;
  /** From an instant until now, from one snapshot. */
  read(
    from: Date,
    now: Date,
  ): Promise<{
    readonly counts: readonly SubscriptionCount[];
    readonly steps: readonly StepCount[];
    readonly takings: Takings;
  }>;
}

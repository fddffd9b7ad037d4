export type BillingInterval = 'MONTH' | 'YEAR';

export interface BillingPeriod {
  readonly start: Date;
  /** Exclusive. */
  readonly end: Date;
}

const MONTHS: Readonly<Record<BillingInterval, number>> = { MONTH: 1, YEAR: 12 };

/**
 * The period that begins at `start`, by the calendar in UTC: it ends on the same day of the month, or on the
 * last day of a month that has no such day (31 January to 28 February).
 */
export function periodFrom(start: Date, interval: BillingInterval): BillingPeriod {
  const end = new Date(start);
  end.setUTCDate(1);
  end.setUTCMonth(start.getUTCMonth() + MONTHS[interval]);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return { start, end };
}

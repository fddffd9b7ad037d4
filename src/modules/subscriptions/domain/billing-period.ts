export type BillingInterval = 'MONTH' | 'YEAR';

export interface BillingPeriod {
  readonly start: Date;
  /** Exclusive. */
  readonly end: Date;
}

const MONTHS: Readonly<Record<BillingInterval, number>> = { MONTH: 1, YEAR: 12 };

export function monthsOf(interval: BillingInterval): number {
  return MONTHS[interval];
}

/** The first period of a series, whose start is the anchor of the following ones. */
export function periodFrom(start: Date, interval: BillingInterval): BillingPeriod {
  return { start, end: monthsAfter(start, MONTHS[interval]) };
}

/**
 * The period after one that ended at `end`, by the calendar in UTC. It ends on the anchor's day of the month, or on
 * the last day of a shorter month: with an anchor on the 31st, 28 February follows 31 January, and then 31 March.
 */
export function periodAfter(end: Date, anchor: Date, interval: BillingInterval): BillingPeriod {
  const monthsSoFar =
    12 * (end.getUTCFullYear() - anchor.getUTCFullYear()) + end.getUTCMonth() - anchor.getUTCMonth();
  return { start: end, end: monthsAfter(anchor, monthsSoFar + MONTHS[interval]) };
}

function monthsAfter(anchor: Date, months: number): Date {
  const result = new Date(anchor);
  result.setUTCDate(1);
  result.setUTCMonth(anchor.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return result;
}

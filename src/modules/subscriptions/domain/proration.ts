import type { BillingPeriod } from './billing-period.js';

const SECOND_MS = 1_000;

/** The beginning of the second: what proration counts in. */
export function toSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / SECOND_MS) * SECOND_MS);
}

/**
 * What is left, at an instant, of a price for a period, in minor units. What was used until then is rounded down and
 * the rest is what remains, so that used and left always add up to the price: over any sequence of changes within a
 * period, what is charged and given back adds up to the value of the time on each plan, to the minor unit.
 */
export function remainingValue(priceMinor: number, { start, end }: BillingPeriod, at: Date): number {
  const whole = BigInt(Math.max(1, seconds(end) - seconds(start)));
  const used = BigInt(Math.min(Math.max(seconds(at) - seconds(start), 0), Number(whole)));
  // A price times a number of seconds may be more than a double can hold to the unit.
  return priceMinor - Number((BigInt(priceMinor) * used) / whole);
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / SECOND_MS);
}

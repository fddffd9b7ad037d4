import type { BillingPeriod } from './billing-period.js';

const SECOND_MS = 1_000;

/** The start of the second: proration counts in seconds. */
export function toSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / SECOND_MS) * SECOND_MS);
}

/**
 * The unused part of a period's price at an instant, in minor units. The used part is rounded down, so that both
 * always add up to the price: over any sequence of changes within a period, charges minus credits equal the value of
 * the time on each plan, to the minor unit.
 */
export function remainingValue(priceMinor: number, { start, end }: BillingPeriod, at: Date): number {
  const whole = BigInt(Math.max(1, seconds(end) - seconds(start)));
  const used = BigInt(Math.min(Math.max(seconds(at) - seconds(start), 0), Number(whole)));
  // A price times a number of seconds may exceed the precision of a double.
  return priceMinor - Number((BigInt(priceMinor) * used) / whole);
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / SECOND_MS);
}

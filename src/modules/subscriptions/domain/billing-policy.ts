export const DAY_MS = 86_400_000;

/** How failed payments are retried. */
export interface BillingPolicy {
  /** The days after the first failure on which it is retried, ascending, within the grace period. */
  readonly retryDays: readonly number[];
  /** How long access continues after a failed renewal. Shorter than any period. */
  readonly graceDays: number;
  /** How long a suspended subscription can be paid before it expires. */
  readonly suspensionDays: number;
}

export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/**
 * When a payment that first failed this long before the end of grace is retried next; null if there are no more
 * retries.
 */
export function nextRetry(
  { retryDays, graceDays }: BillingPolicy,
  graceEndsAt: Date,
  now: Date,
): Date | null {
  const firstFailure = daysAfter(graceEndsAt, -graceDays);
  return retryDays.map((days) => daysAfter(firstFailure, days)).find((instant) => instant > now) ?? null;
}

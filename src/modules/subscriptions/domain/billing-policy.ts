export const DAY_MS = 86_400_000;

/** How patient billing is with a payment that failed. */
export interface BillingPolicy {
  /** On which days after the first failure it is tried again, in rising order, none later than the grace period. */
  readonly retryDays: readonly number[];
  /** How long everything can still be watched after a renewal failed. Shorter than any period. */
  readonly graceDays: number;
  /** How long a suspended subscription waits to be paid before it expires. */
  readonly suspensionDays: number;
}

export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** When a payment that first failed so long before the end of grace is tried next; null when it is not any more. */
export function nextRetry(
  { retryDays, graceDays }: BillingPolicy,
  graceEndsAt: Date,
  now: Date,
): Date | null {
  const firstFailure = daysAfter(graceEndsAt, -graceDays);
  return retryDays.map((days) => daysAfter(firstFailure, days)).find((instant) => instant > now) ?? null;
}

/** When and where a title is available. */
export interface AvailabilityWindow {
  /** ISO 3166-1 alpha-2. Null: everywhere. */
  readonly region: string | null;
  /** In milliseconds since 1970. */
  readonly startsAt: number;
  /** Exclusive, in milliseconds since 1970. Null: no end. */
  readonly endsAt: number | null;
}

/**
 * Whether a title with these windows is available. Without any, it is available always and everywhere.
 * @param region of the request; null if unknown: then only worldwide windows count
 */
export function isAvailable(
  windows: readonly AvailabilityWindow[],
  region: string | null,
  now: Date,
): boolean {
  if (windows.length === 0) return true;
  const time = now.getTime();
  return windows.some(
    (window) =>
      (window.region === null || window.region === region) &&
      time >= window.startsAt &&
      (window.endsAt === null || time < window.endsAt),
  );
}

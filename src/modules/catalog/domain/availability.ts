/** When and where a title is available. */
export interface AvailabilityWindow {
  /** ISO 3166-1 alpha-2. Null: everywhere. */
  readonly region: string | null;
  /** In milliseconds since 1970. */
  readonly startsAt: number;
  /** Exclusive, in milliseconds since 1970. Null: for good. */
  readonly endsAt: number | null;
}

/**
 * Whether a title with these windows may be seen. One without any is available always and everywhere.
 * @param region where it is asked for; null where that is not known: then only windows for everywhere count
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

/** How long a profile stays open on a device after its PIN was given. */
const UNLOCKED_MS = 12 * 3_600_000;

export function unlockedUntil(now: Date): Date {
  return new Date(now.getTime() + UNLOCKED_MS);
}

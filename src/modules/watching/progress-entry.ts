import { InvalidInputError } from '../../shared/domain-error.js';

/** The most entries that a player may report at once, for example after being offline. */
const MOST_ENTRIES = 100;
const OLDEST_MS = 365 * 86_400_000;

/** A position in a title that a player reports. */
export interface ProgressEntry {
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly observedAt: Date;
  readonly sequence: number;
}

/** @throws InvalidInputError for too many entries, none, or entries that are too old */
export function requireAcceptable(entries: readonly ProgressEntry[], now: Date): void {
  if (entries.length === 0 || entries.length > MOST_ENTRIES) {
    throw new InvalidInputError({ entries: `Send 1 to ${MOST_ENTRIES} entries at a time.` });
  }
  if (entries.some(({ observedAt }) => now.getTime() - observedAt.getTime() > OLDEST_MS)) {
    throw new InvalidInputError({
      entries: 'Reports older than a year are not taken. Check the clock of the device.',
    });
  }
}

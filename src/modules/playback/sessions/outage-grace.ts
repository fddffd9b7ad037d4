import type { Clock } from '../../../shared/clock.js';

/** How long running streams continue while Redis cannot be asked whether they may. */
export interface OutageGrace {
  /** Redis answered. */
  answered(): void;
  /** Redis did not answer. @returns whether streams may continue */
  unanswered(): boolean;
}

const GRACE_MS = 5 * 60_000;

/** Counts from the first unanswered question of this process. */
export function createOutageGrace(clock: Clock): OutageGrace {
  let awaySince: number | null = null;
  return {
    answered() {
      awaySince = null;
    },
    unanswered() {
      const now = clock.now().getTime();
      awaySince ??= now;
      return now - awaySince < GRACE_MS;
    },
  };
}

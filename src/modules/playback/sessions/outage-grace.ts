import type { Clock } from '../../../shared/clock.js';

/** How long running streams continue while Redis cannot be asked whether they may. */
export interface OutageGrace {
  /** What was asked for was answered. */
  answered(): void;
  /** It was not. @returns whether streams may go on all the same */
  unanswered(): boolean;
}

const GRACE_MS = 5 * 60_000;

/** Counts from the first question that this process got no answer to. */
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

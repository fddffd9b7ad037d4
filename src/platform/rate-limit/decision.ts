import type { RateLimitCheck, RateLimitDecision } from './rate-limiter.js';
import type { Outcome } from './take-all-or-nothing.js';

const MICROS = 1_000_000;

/** Turns outcomes into the decision for a caller. @param places for each check the index of its outcome */
export function decisionOf(
  checks: readonly RateLimitCheck[],
  places: readonly number[],
  outcomes: readonly Outcome[],
): RateLimitDecision {
  const waitMicros = Math.max(...outcomes.map((outcome) => outcome.waitMicros));
  return {
    isAdmitted: waitMicros === 0,
    retryAfterSeconds: Math.ceil(waitMicros / MICROS),
    standings: checks.map(({ policy }, index) => {
      const { remaining = 0, resetMicros = 0 } = outcomes[places[index] ?? 0] ?? {};
      return { policy, remaining, resetSeconds: Math.ceil(resetMicros / MICROS) };
    }),
  };
}

import type { Logger } from '../telemetry/logger.js';

/** Makes calls of Redis that may fail. After a failure, further calls are skipped for a while. */
export interface CircuitBreaker {
  /** Null on failure. */
  attempt<Result>(call: () => Promise<Result>): Promise<Result | null>;
  /** Null on failure, or without a call while the breaker is open. */
  attemptUnlessOpen<Result>(call: () => Promise<Result>): Promise<Result | null>;
}

/** During an outage one caller per second waits for a failure, not each. */
const OPEN_MS = 1_000;

/** @param warning logged when an outage begins */
export function createCircuitBreaker(
  logger: Logger,
  warning = 'The cache works without Redis for now',
): CircuitBreaker {
  /** By a monotonic clock: a wall clock that is set back would keep the breaker open. */
  let openUntil = 0;

  async function attempt<Result>(call: () => Promise<Result>): Promise<Result | null> {
    try {
      const result = await call();
      openUntil = 0;
      return result;
    } catch (error) {
      if (openUntil === 0) logger.warn({ error }, warning);
      openUntil = performance.now() + OPEN_MS;
      return null;
    }
  }

  return {
    attempt,
    async attemptUnlessOpen(call) {
      const now = performance.now();
      if (now < openUntil) return null;
      // One caller probes, and the others are not made to wait for it.
      if (openUntil > 0) openUntil = now + OPEN_MS;
      return attempt(call);
    },
  };
}

import type { Logger } from '../telemetry/logger.js';

/** Makes calls of Redis that may fail: a failure costs one wait and is then left alone for a while. */
export interface CircuitBreaker {
  /** Null when it fails. */
  attempt<Result>(call: () => Promise<Result>): Promise<Result | null>;
  /** Null when it fails, or without a try when one failed just now. */
  attemptUnlessOpen<Result>(call: () => Promise<Result>): Promise<Result | null>;
}

/** An outage then delays one caller a second, not each. */
const OPEN_MS = 1_000;

/** @param warning what the log says when an outage begins */
export function createCircuitBreaker(
  logger: Logger,
  warning = 'The cache works without Redis for now',
): CircuitBreaker {
  /** By a clock that only goes forward: one that is set back would keep it open until then. */
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
      // One finds out whether it is over; who comes meanwhile does not wait for that.
      if (openUntil > 0) openUntil = now + OPEN_MS;
      return attempt(call);
    },
  };
}

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

export function createCircuitBreaker(logger: Logger): CircuitBreaker {
  let openUntil = 0;

  async function attempt<Result>(call: () => Promise<Result>): Promise<Result | null> {
    try {
      const result = await call();
      openUntil = 0;
      return result;
    } catch (error) {
      if (openUntil === 0) logger.warn({ error }, 'The cache works without Redis for now');
      openUntil = Date.now() + OPEN_MS;
      return null;
    }
  }

  return {
    attempt,
    async attemptUnlessOpen(call) {
      return Date.now() < openUntil ? null : attempt(call);
    },
  };
}

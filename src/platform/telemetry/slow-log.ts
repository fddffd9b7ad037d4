import type { Logger } from './logger.js';
import type { Activity } from './tracing/tracing.js';

export interface SlowLogOptions {
  readonly what: 'operation' | 'job';
  /** The threshold: work that takes at least this long is slow. */
  readonly thresholdMs: number;
  readonly logger: Logger;
}

/** @param about describes the work without personal data: no variables and no payload */
export type NoteSlow = (milliseconds: number, activity: Activity, about: () => object) => void;

/** Logs a warning for slow work, with the number of calls to servers, if these were counted. */
export function createSlowLog({ what, thresholdMs, logger }: SlowLogOptions): NoteSlow {
  return (milliseconds, { usage, traceId }, about) => {
    if (milliseconds < thresholdMs) return;
    logger.warn(
      {
        ...about(),
        ms: Math.round(milliseconds * 10) / 10,
        ...usage,
        ...(traceId === null ? {} : { traceId }),
      },
      `A slow ${what}`,
    );
  };
}

/** Logs nothing. */
export const noSlowLog: NoteSlow = () => undefined;

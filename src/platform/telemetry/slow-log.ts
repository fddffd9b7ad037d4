import type { Logger } from './logger.js';
import type { Activity } from './tracing/tracing.js';

export interface SlowLogOptions {
  readonly what: 'operation' | 'job';
  /** What takes at least so long is slow. */
  readonly thresholdMs: number;
  readonly logger: Logger;
}

/** @param about what it was, without what it was about: no variables and no payload */
export type NoteSlow = (milliseconds: number, activity: Activity, about: () => object) => void;

/** One warning for each that was slow, with what it asked of the servers, where that was counted. */
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

/** Nothing is slow. */
export const noSlowLog: NoteSlow = () => undefined;

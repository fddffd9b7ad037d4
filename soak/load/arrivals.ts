import { setTimeout as delay } from 'node:timers/promises';

export interface ArrivalsOptions {
  readonly perSecond: number;
  /** A random number from 0 (inclusive) to 1 (exclusive). */
  readonly fraction: () => number;
  readonly ended: AbortSignal;
  /** Called for each arrival, with its planned time, by `performance.now()`. */
  readonly onArrival: (dueAt: number) => void;
}

/**
 * Arrivals that are independent of the load: the times between them are exponential, so that their number in any
 * interval is Poisson-distributed. Each is planned from the planned time of the previous one, so that a delayed arrival
 * does not delay others.
 */
export async function arrive({ perSecond, fraction, ended, onArrival }: ArrivalsOptions): Promise<void> {
  const pause = () => (-Math.log(1 - fraction()) / perSecond) * 1_000;
  for (let due = performance.now() + pause(); !ended.aborted; due += pause()) {
    const wait = due - performance.now();
    if (wait > 0) await delay(wait, undefined, { signal: ended }).catch(() => undefined);
    if (!ended.aborted) onArrival(due);
  }
}

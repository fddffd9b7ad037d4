import { setTimeout as delay } from 'node:timers/promises';

export interface ArrivalsOptions {
  readonly perSecond: number;
  /** A number from 0 up to, and without, 1. */
  readonly fraction: () => number;
  readonly ended: AbortSignal;
  /** Called when somebody comes, with the moment for which that was planned, by `performance.now()`. */
  readonly onArrival: (dueAt: number) => void;
}

/**
 * People who come whether or not those before them have been served: the times between them are exponential, so that their number in any
 * stretch is Poisson's. Each is planned by the plan of the one before, so that nobody who was held up keeps others from coming.
 */
export async function arrive({ perSecond, fraction, ended, onArrival }: ArrivalsOptions): Promise<void> {
  const pause = () => (-Math.log(1 - fraction()) / perSecond) * 1_000;
  for (let due = performance.now() + pause(); !ended.aborted; due += pause()) {
    const wait = due - performance.now();
    if (wait > 0) await delay(wait, undefined, { signal: ended }).catch(() => undefined);
    if (!ended.aborted) onArrival(due);
  }
}

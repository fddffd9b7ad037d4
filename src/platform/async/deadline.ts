import { setTimeout } from 'node:timers/promises';

/**
 * Waits for work until the signal aborts. The work itself continues unless it observes the same signal; its result is then
 * ignored.
 * @throws the signal's reason, when it aborts first
 */
export function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/**
 * Waits for work with a timeout, and returns whether it finished.
 * @throws what the work throws until then
 */
export async function settlesWithin(work: Promise<unknown>, longestMs: number): Promise<boolean> {
  const waiting = new AbortController();
  try {
    return await Promise.race([
      work.then(() => true),
      setTimeout(longestMs, false, { signal: waiting.signal }).catch(() => false),
    ]);
  } finally {
    waiting.abort();
  }
}

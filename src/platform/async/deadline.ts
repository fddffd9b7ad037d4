import { setTimeout } from 'node:timers/promises';

/**
 * Waits for work for as long as the signal lets it.
 * The work itself goes on unless it heeds the same signal; what becomes of it is then ignored.
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
 * Waits for work for at most so long, and tells whether it came to its end.
 * @throws what the work throws meanwhile
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

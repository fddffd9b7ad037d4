import { setTimeout } from 'node:timers/promises';

/**
 * Waits for work for as long as the signal lets it.
 * The work itself goes on unless it heeds the same signal; what becomes of it is then ignored.
 * @throws the signal's reason, when it aborts first
 */
export async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const settled = new AbortController();
  try {
    return await Promise.race([work, abortion(signal, settled.signal)]);
  } finally {
    settled.abort();
  }
}

/** Rejects when the signal aborts, unless nobody wants to know any more. */
function abortion(signal: AbortSignal, forgotten: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: forgotten });
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

/** Schedules CPU-bound work. */
export interface FairScheduler {
  /**
   * Runs work in a later turn of the event loop. @returns null if too much work of this key is waiting
   * @throws what the work throws
   */
  take<Result>(key: string, work: () => Result): Promise<Result> | null;
}

export interface FairSchedulerOptions {
  /** How long to work before yielding to the event loop. Work that has begun is finished. */
  readonly sliceMs: number;
  /** The most waiting items of a key. */
  readonly mostWaiting: number;
}

/**
 * Spreads CPU-bound work over turns of the event loop, so that other work can run in between. Keys take turns, one item
 * each, so that the sender of the most work waits longest.
 * @param now a monotonic clock in milliseconds
 */
export function createFairScheduler(
  { sliceMs, mostWaiting }: FairSchedulerOptions,
  now = () => performance.now(),
): FairScheduler {
  /** The queues of waiting work, in the order in which keys come next. No queue is empty. */
  const queues = new Map<string, (() => void)[]>();
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || queues.size === 0) return;
    isScheduled = true;
    setImmediate(workOn);
  }

  function workOn(): void {
    isScheduled = false;
    const begun = now();
    do workOne();
    while (queues.size > 0 && now() - begun < sliceMs);
    schedule();
  }

  function workOne(): void {
    const [first] = queues;
    if (!first) return;
    const [key, queue] = first;
    const next = queue.shift();
    queues.delete(key);
    if (queue.length > 0) queues.set(key, queue);
    next?.();
  }

  return {
    take(key, work) {
      const queue = queues.get(key) ?? [];
      if (queue.length >= mostWaiting) return null;
      const done = new Promise<ReturnType<typeof work>>((resolve) => {
        // An exception in the work rejects the promise.
        queue.push(() => resolve(new Promise((settle) => settle(work()))));
      });
      queues.set(key, queue);
      schedule();
      return done;
    },
  };
}

/** Has work wait until the process has time for it. */
export interface FairScheduler {
  /**
   * Does the work in a later turn of the event loop. @returns null where too much of this key waits already
   * @throws what the work throws
   */
  take<Result>(key: string, work: () => Result): Promise<Result> | null;
}

export interface FairSchedulerOptions {
  /** For how long to go on before all else that the process does has a turn. What has begun is finished. */
  readonly sliceMs: number;
  /** How much of one key may wait. */
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
  /** In the order in which the keys come next. None of them is empty. */
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
        // What an executor throws rejects its promise.
        queue.push(() => resolve(new Promise((settle) => settle(work()))));
      });
      queues.set(key, queue);
      schedule();
      return done;
    },
  };
}

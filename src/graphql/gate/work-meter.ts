/** A limit on CPU time: a burst, and a rate in the long run. */
export interface WorkLimit {
  readonly burstMs: number;
  readonly msPerSecond: number;
}

export interface WorkMeter {
  /** Seconds, rounded up, until work may begin; 0 if it may now. */
  waitSeconds(): number;
  /** Charges the time of completed work, which may exceed the remaining budget. */
  took(ms: number): void;
}

/** @param now a monotonic clock in milliseconds */
export function createWorkMeter(
  { burstMs, msPerSecond }: WorkLimit,
  now = () => performance.now(),
): WorkMeter {
  let leftMs = burstMs;
  let countedAt = now();

  function left(): number {
    const time = now();
    leftMs = Math.min(burstMs, leftMs + ((time - countedAt) / 1000) * msPerSecond);
    countedAt = time;
    return leftMs;
  }

  return {
    waitSeconds: () => (left() > 0 ? 0 : Math.max(1, Math.ceil(-leftMs / msPerSecond))),
    took(ms) {
      leftMs = left() - ms;
    },
  };
}

/** How long a caller may keep the processor: so long at once, and so much of each second in the long run. */
export interface WorkLimit {
  readonly burstMs: number;
  readonly msPerSecond: number;
}

export interface WorkMeter {
  /** In how many seconds, rounded up, there is time for more; 0 where there is now. */
  waitSeconds(): number;
  /** Takes away how long something took, known once it is done: the last may take more than was left. */
  took(ms: number): void;
}

/** @param now milliseconds that only ever grow */
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

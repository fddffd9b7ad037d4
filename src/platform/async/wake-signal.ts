/** Wakes a waiting loop. A notification while it is not waiting is remembered, so none is missed. */
export interface WakeSignal {
  notify(): void;
  /** Resolves at the next notification, at once if there was one since the last wait, or after the timeout. */
  wait(longestMs?: number): Promise<void>;
}

export function createWakeSignal(): WakeSignal {
  let isNotified = false;
  let wake: (() => void) | null = null;

  return {
    notify() {
      isNotified = true;
      wake?.();
    },
    async wait(longestMs) {
      if (!isNotified) {
        await new Promise<void>((resolve) => {
          const timer = longestMs === undefined ? undefined : setTimeout(resolve, longestMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = null;
      isNotified = false;
    },
  };
}

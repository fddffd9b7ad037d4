/** Wakes one waiting loop. A ring while it does not wait is remembered, so none is missed. */
export interface WakeSignal {
  notify(): void;
  /** Resolves at the next ring, at once when it rang since the last wait, or after the time given. */
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

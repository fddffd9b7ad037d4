interface Hold {
  readonly failures: number;
  readonly retryAt: number;
  /** When one of its events was last seen. */
  readonly seenAt: number;
}

/** The keys whose oldest event failed, with the time of their next retry. */
export interface HeldKeys {
  readonly size: number;
  /** Starts a pass: chooses the keys to retry in it, and forgets keys whose events are gone. */
  beginPass(): void;
  /**
   * Whether a key is held and not to be retried now. Each chosen key is retried once per pass: at the first call for
   * it.
   */
  passesOver(key: string): boolean;
  isHeld(key: string): boolean;
  /**
   * Holds a key after a failure. @returns the number of its failures so far, and the milliseconds until its earliest
   * retry
   */
  hold(key: string): { readonly failures: number; readonly delayMs: number };
  release(key: string): void;
}

/** The keys due for longest come first. Handlers that hang before they fail would delay those of other keys. */
const TRIED_PER_PASS = 50;
const FIRST_RETRY_MS = 500;
const SLOWEST_RETRY_MS = 60_000;
/** If the events of a key have not been seen for this long, another process has handled them. */
const FORGOTTEN_AFTER_MS = 10 * SLOWEST_RETRY_MS;

/** @param monotonicMs a monotonic clock: with a wall clock that is set back, keys would be held until then */
export function createHeldKeys(monotonicMs: () => number): HeldKeys {
  const holds = new Map<string, Hold>();
  /** The keys chosen for this pass that were not retried yet. */
  const untried = new Set<string>();

  function forgetOld(now: number): void {
    for (const [key, { seenAt }] of holds) if (seenAt < now - FORGOTTEN_AFTER_MS) holds.delete(key);
  }

  /** Moves keys that were not reached to the end of the queue, because their events may be gone: others come first. */
  function putBehind(keys: Iterable<string>, now: number): void {
    for (const key of keys) {
      const held = holds.get(key);
      if (held) holds.set(key, { ...held, retryAt: now });
    }
  }

  function choose(now: number): void {
    const due = [...holds].filter(([, { retryAt }]) => retryAt <= now);
    const longest = due.toSorted(([, one], [, other]) => one.retryAt - other.retryAt);
    untried.clear();
    for (const [key] of longest.slice(0, TRIED_PER_PASS)) untried.add(key);
  }

  return {
    get size() {
      return holds.size;
    },
    beginPass() {
      const now = monotonicMs();
      putBehind(untried, now);
      forgetOld(now);
      choose(now);
    },
    passesOver(key) {
      const held = holds.get(key);
      if (!held) return false;
      holds.set(key, { ...held, seenAt: monotonicMs() });
      return !untried.delete(key);
    },
    isHeld: (key) => holds.has(key),
    hold(key) {
      const failures = (holds.get(key)?.failures ?? 0) + 1;
      const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), SLOWEST_RETRY_MS);
      const now = monotonicMs();
      holds.set(key, { failures, retryAt: now + delayMs, seenAt: now });
      return { failures, delayMs };
    },
    release: (key) => void holds.delete(key),
  };
}

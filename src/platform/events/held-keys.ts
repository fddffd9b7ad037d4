interface Hold {
  readonly failures: number;
  readonly retryAt: number;
  /** When one of its events was seen last. */
  readonly seenAt: number;
}

/** The keys whose oldest event failed, and when it is tried again. */
export interface HeldKeys {
  readonly size: number;
  /** Begins a pass: chooses who is tried in it, and forgets those whose events are gone. */
  beginPass(): void;
  /** Whether events of a key are held, and it is not its turn. Its turn is over once it was asked for. */
  passesOver(key: string): boolean;
  isHeld(key: string): boolean;
  /** @returns how often it has failed by now, and in how many milliseconds it is tried again at the earliest */
  hold(key: string): { readonly failures: number; readonly delayMs: number };
  release(key: string): void;
}

/** Whoever waits longest comes first. Handlers that hang before they fail would keep those of other keys from their work. */
const TRIED_PER_PASS = 50;
const FIRST_RETRY_MS = 500;
const SLOWEST_RETRY_MS = 60_000;
/** Whose events were not seen for so long had them handled elsewhere. */
const FORGOTTEN_AFTER_MS = 10 * SLOWEST_RETRY_MS;

/** @param monotonicMs a clock that only goes forward: one that is set back would hold keys until then */
export function createHeldKeys(monotonicMs: () => number): HeldKeys {
  const holds = new Map<string, Hold>();
  /** Whose turn it is in this pass, until it was asked for. */
  const untried = new Set<string>();

  function forgetOld(now: number): void {
    for (const [key, { seenAt }] of holds) if (seenAt < now - FORGOTTEN_AFTER_MS) holds.delete(key);
  }

  /** The events of those not asked for may be gone: others have their turn before them. */
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

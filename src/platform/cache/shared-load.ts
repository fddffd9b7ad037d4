import { setTimeout as pause } from 'node:timers/promises';
import type { Box } from './box.js';
import type { CacheCounters } from './cache-counters.js';
import { LEASE_MS, type Leases } from './leases.js';
import type { Boxes, RedisTier } from './redis-tier.js';

export interface SharedLoadOptions<Value> {
  readonly tier: Pick<RedisTier<Value>, 'read'>;
  readonly leases: Leases;
  readonly counters: CacheCounters;
  /** Asks the source. */
  readonly load: (keys: readonly string[]) => Promise<Boxes<Value>>;
}

/** What was loaded here, under which leases, and what another process had loaded. */
export interface SharedLoad<Value> {
  readonly loaded: Boxes<Value>;
  readonly tokens: ReadonlyMap<string, string | null>;
  readonly found: Boxes<Value>;
}

const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 50;
/** Twice over, a process may have died while it loaded. After that nobody is waited for. */
const PATIENCE_MS = 2 * LEASE_MS;

/**
 * Loads what nobody else is loading, and waits for the rest to be put in place by whoever is. A process that dies, or that
 * fails, leaves its keys to the next.
 */
export async function loadShared<Value>(
  keys: readonly string[],
  { tier, leases, counters, load }: SharedLoadOptions<Value>,
): Promise<SharedLoad<Value>> {
  const loaded = new Map<string, Box<Value>>();
  const found = new Map<string, Box<Value>>();
  const tokens = new Map<string, string | null>();
  const until = performance.now() + PATIENCE_MS;
  let missing = keys;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const isPatient = performance.now() < until;
    const taken = isPatient ? await leases.take(missing) : new Map(missing.map((key) => [key, null]));
    const mine = missing.filter((key) => taken.has(key));
    if (mine.length > 0) {
      for (const [key, token] of taken) tokens.set(key, token);
      for (const [key, box] of await loadOrRelease(mine, taken)) loaded.set(key, box);
    }
    missing = missing.filter((key) => !taken.has(key));
    if (missing.length === 0) return { loaded, tokens, found };
    counters.waits += wait === FIRST_WAIT_MS ? missing.length : 0;
    await pause(wait);
    for (const [key, box] of await tier.read(missing)) found.set(key, box);
    missing = missing.filter((key) => !found.has(key));
    if (missing.length === 0) return { loaded, tokens, found };
  }

  async function loadOrRelease(mine: readonly string[], taken: ReadonlyMap<string, string | null>) {
    try {
      return await load(mine);
    } catch (error) {
      // The next may try at once. Nobody needs to wait for it, and it does not throw.
      void leases.release(taken);
      throw error;
    }
  }
}

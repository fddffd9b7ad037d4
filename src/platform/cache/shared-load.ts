import { setTimeout as pause } from 'node:timers/promises';
import type { Box } from './box.js';
import type { CacheCounters } from './cache-counters.js';
import { LEASE_MS, type Leases, type Taken, type Tokens } from './leases.js';
import type { Boxes, RedisTier } from './redis-tier.js';

export interface SharedLoadOptions<Value> {
  readonly tier: Pick<RedisTier<Value>, 'understand'>;
  readonly leases: Leases;
  readonly counters: CacheCounters;
  /** Asks the source. */
  readonly load: (keys: readonly string[]) => Promise<Boxes<Value>>;
}

/** What was loaded here, under which leases, and what another process had loaded. */
export interface SharedLoad<Value> {
  readonly loaded: Boxes<Value>;
  readonly tokens: Tokens;
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
    const { tokens: taken, texts } = isPatient ? await leases.take(missing) : withoutLeases(missing);
    const present = await tier.understand(missing, texts);
    for (const [key, box] of present) found.set(key, box);
    void leases.release(pick(taken, (key) => present.has(key)));
    const mine = pick(taken, (key) => !present.has(key));
    for (const [key, token] of mine) tokens.set(key, token);
    if (mine.size > 0) for (const [key, box] of await loadOrRelease(mine)) loaded.set(key, box);
    missing = missing.filter((key) => !taken.has(key) && !present.has(key));
    if (missing.length === 0) return { loaded, tokens, found };
    counters.waits += wait === FIRST_WAIT_MS ? missing.length : 0;
    await pause(wait);
  }

  async function loadOrRelease(mine: Tokens) {
    try {
      return await load([...mine.keys()]);
    } catch (error) {
      // The next may try at once. Nobody needs to wait for it, and it does not throw.
      void leases.release(mine);
      throw error;
    }
  }
}

function withoutLeases(keys: readonly string[]): Taken {
  return { tokens: new Map(keys.map((key) => [key, null])), texts: [] };
}

function pick(tokens: Tokens, isWanted: (key: string) => boolean): Tokens {
  return new Map([...tokens].filter(([key]) => isWanted(key)));
}

import { setTimeout as pause } from 'node:timers/promises';
import type { CacheCounters } from './cache-counters.js';
import { LEASE_MS, type Leases, type Taken, type Tokens } from './leases.js';
import type { CachedValues, RedisTier } from './redis-tier.js';

export interface SharedLoadOptions<Value> {
  readonly tier: Pick<RedisTier<Value>, 'understand'>;
  readonly leases: Leases;
  readonly counters: CacheCounters;
  /** Loads from the source. */
  readonly load: (keys: readonly string[]) => Promise<CachedValues<Value>>;
  /** Called as soon as values were loaded by this process, with their leases. */
  readonly landLoaded: (loaded: CachedValues<Value>, tokens: Tokens) => void;
  /** Called as soon as values were found that another process has loaded. */
  readonly landFound: (found: CachedValues<Value>) => void;
}

const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 50;
/** Long enough for two processes to die while loading; then load without waiting. */
const PATIENCE_MS = 2 * LEASE_MS;

/**
 * Prevents cache stampedes across processes: loads the keys whose leases this process gets, and waits for the others to
 * be loaded by their holders. The keys of a process that dies or fails pass to the next.
 * @returns how many keys were loaded here
 */
export async function loadShared<Value>(
  keys: readonly string[],
  { tier, leases, counters, load, landLoaded, landFound }: SharedLoadOptions<Value>,
): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  let missing = keys;
  let loaded = 0;
  for (let wait = FIRST_WAIT_MS; missing.length > 0; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const isPatient = performance.now() < until;
    const { tokens: taken, texts } = isPatient ? await leases.take(missing) : withoutLeases(missing);
    const found = await tier.understand(missing, texts);
    landFound(found);
    void leases.release(pick(taken, (key) => found.has(key)));
    const mine = pick(taken, (key) => !found.has(key));
    if (mine.size > 0) landLoaded(await loadOrRelease(mine), mine);
    loaded += mine.size;
    missing = missing.filter((key) => !taken.has(key) && !found.has(key));
    if (missing.length === 0) break;
    counters.waits += wait === FIRST_WAIT_MS ? missing.length : 0;
    await pause(wait);
  }
  return loaded;

  async function loadOrRelease(mine: Tokens) {
    try {
      return await load([...mine.keys()]);
    } catch (error) {
      // The next process may try at once. Not awaited, and it does not throw.
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

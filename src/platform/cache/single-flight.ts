import type { CacheCounters } from './cache-counters.js';
import type { CachedValue } from './cached-value.js';
import { isDueEarly } from './early-refresh.js';
import type { Leases, Tokens } from './leases.js';
import { type AskSource, type LoadMany, loadValues } from './load-values.js';
import { createMissRate } from './miss-rate.js';
import { createPendingRead, type PendingRead } from './pending-read.js';
import type { ProcessTier } from './process-tier.js';
import type { CachedValues, RedisTier } from './redis-tier.js';
import { loadShared } from './shared-load.js';

export interface SingleFlightOptions<Value> {
  readonly tier: RedisTier<Value>;
  readonly leases: Leases;
  readonly counters: CacheCounters;
  /** Stores loaded values in this process. */
  readonly local: ProcessTier<Value>;
  /** How long a loaded value is fresh. */
  readonly ttlMs: number;
  readonly askSource: AskSource;
}

/** Prevents cache stampedes within a process: concurrent reads of a key share one pending read, called a flight. */
export interface SingleFlight<Value> {
  /**
   * Joins the pending reads of these keys, and starts the missing ones: first from Redis, then from the source.
   * @returns the result for each of the keys
   */
  join(keys: readonly string[], loadMany: LoadMany<Value>): (key: string) => Promise<CachedValue<Value>>;
  /** The key has changed since its flight started: the flight still answers its callers, but does not cache an outdated value. */
  displace(key: string): void;
  displaceAll(): void;
}

export function createSingleFlight<Value>(options: SingleFlightOptions<Value>): SingleFlight<Value> {
  const { tier, leases, counters, local } = options;
  /** The pending read of each key. */
  const current = new Map<string, PendingRead<Value>>();
  const missRate = createMissRate();

  function start(keys: readonly string[], loadMany: LoadMany<Value>): void {
    if (keys.length === 0) return;
    const started = new Map(keys.map((key) => [key, createPendingRead<Value>()]));
    for (const [key, flight] of started) current.set(key, flight);
    // Not awaited: failures go to the callers of the reads.
    void fly(started, loadMany);
  }

  /** Each key settles as soon as its value is there, however long the others take. */
  async function fly(
    started: ReadonlyMap<string, PendingRead<Value>>,
    loadMany: LoadMany<Value>,
  ): Promise<void> {
    const pending = new Map(started);
    const isCurrent = (key: string) => current.get(key) === started.get(key);

    /** @returns the values that this process holds now */
    function land(cachedByKey: CachedValues<Value>): CachedValues<Value> {
      const held = new Map<string, CachedValue<Value>>();
      for (const [key, cached] of cachedByKey) {
        const isWanted = isCurrent(key);
        if (isWanted ? local.put(key, cached) : local.advance(key, cached)) held.set(key, cached);
        if (isWanted) current.delete(key);
        pending.get(key)?.land(local.newer(key, cached));
        pending.delete(key);
      }
      return held;
    }

    function landFound(found: CachedValues<Value>): void {
      counters.redisHits += found.size;
      const due = new Map<string, CachedValue<Value>>();
      for (const [key, cached] of found) if (isDue(cached)) due.set(key, cached);
      // Not awaited, and it does not throw.
      if (due.size > 0) void refresh(due, loadMany);
      land(found);
    }

    function landLoaded(loaded: CachedValues<Value>, tokens: Tokens): void {
      // Not awaited, and it does not throw.
      void keep(land(loaded), tokens);
    }

    const load = (missing: readonly string[]) => loadValues(missing, loadMany, options);
    try {
      if (!missRate.isHigh()) landFound(await tier.read([...started.keys()]));
      const missing = [...pending.keys()];
      const loaded = await loadShared(missing, { tier, leases, counters, load, landFound, landLoaded });
      missRate.note(loaded, started.size);
    } catch (error) {
      const recalled = local.recall([...pending.keys()]);
      counters.staleServed += recalled?.size ?? 0;
      if (recalled) land(recalled);
      for (const [key, flight] of pending) {
        if (isCurrent(key)) current.delete(key);
        flight.fail(error);
      }
    }
  }

  function isDue(cached: CachedValue<Value>): boolean {
    const now = Date.now();
    if (now >= cached.freshUntil) counters.staleServed += 1;
    return isDueEarly(cached, now, Math.random());
  }

  /** Refreshes stale values that are being served, unless another process already does. */
  async function refresh(served: CachedValues<Value>, loadMany: LoadMany<Value>): Promise<void> {
    const { tokens: taken } = await leases.take([...served.keys()]);
    // Not while Redis is down, when every process would do it.
    const tokens = new Map([...taken].filter(([, token]) => token !== null));
    if (tokens.size === 0) return;
    counters.refreshes += tokens.size;
    try {
      const loaded = await loadValues([...tokens.keys()], loadMany, options);
      for (const [key, cached] of loaded) if (local.get(key) === served.get(key)) local.put(key, cached);
      await keep(loaded, tokens);
    } catch {
      await leases.release(tokens);
    }
  }

  /** Values that are not stored, such as null, still release their leases. */
  async function keep(cachedByKey: CachedValues<Value>, tokens: Tokens): Promise<void> {
    const kept = new Map([...cachedByKey].filter(([, { value }]) => value !== null));
    local.giveWay(cachedByKey, await tier.keep(kept, tokens));
    await leases.release(new Map([...tokens].filter(([key]) => !kept.has(key))));
  }

  return {
    join(keys, loadMany) {
      start(
        keys.filter((key) => !current.has(key)),
        loadMany,
      );
      const joined = new Map(keys.map((key) => [key, current.get(key)]));
      return async (key) => {
        const flight = joined.get(key);
        if (!flight) throw new RangeError(`"${key}" is not among the requested keys.`);
        return flight.landing;
      };
    },
    displace(key) {
      current.delete(key);
    },
    displaceAll() {
      current.clear();
    },
  };
}

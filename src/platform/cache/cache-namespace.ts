import type { Box } from './box.js';
import type { CacheNamespace, NamespaceOptions } from './cache.js';
import type { CacheCounters } from './cache-counters.js';
import { isDueEarly } from './early-refresh.js';
import { createFlight, type Flight } from './flight.js';
import type { Leases, Tokens } from './leases.js';
import { createMissRate } from './miss-rate.js';
import { createProcessTier } from './process-tier.js';
import type { Boxes, Newer, RedisTier } from './redis-tier.js';
import { loadShared } from './shared-load.js';

export interface NamespaceParts<Value> {
  readonly tier: RedisTier<Value>;
  readonly leases: Leases;
  readonly counters: CacheCounters;
  /** Tells the other processes that keys have changed. */
  readonly announce: (keys: readonly string[]) => Promise<void>;
  /** Tells them that a tag was invalidated. */
  readonly announceTag: (tag: string) => Promise<void>;
  readonly askSource: AskSource;
}

/** Runs a load in such a way that what it brings may be kept. */
export type AskSource = <Result>(load: () => Promise<Result>) => Promise<Result>;

/** What the process holds itself, to be dropped when another process has changed something. */
export interface LocalTier {
  forget(key: string): void;
  forgetTag(tag: string): void;
  forgetAll(): void;
}

type LoadMany<Value> = (keys: readonly string[]) => Promise<readonly Value[]>;

type Flights<Value> = ReadonlyMap<string, Flight<Value>>;

const LOCAL_TTL_SECONDS = 5;

export function createCacheNamespace<Value>(
  options: NamespaceOptions<Value>,
  { tier, leases, counters, announce, announceTag, askSource }: NamespaceParts<Value>,
): CacheNamespace<Value> & LocalTier {
  const { ttlSeconds, localTtlSeconds = LOCAL_TTL_SECONDS, maxEntries, maxBytes } = options;
  const ttlMs = ttlSeconds * 1_000;
  const local = createProcessTier<Value>({
    maxEntries,
    maxBytes,
    ttlMs: Math.min(localTtlSeconds, ttlSeconds) * 1_000,
    negativeTtlMs: Math.min(options.negativeTtlSeconds ?? localTtlSeconds, ttlSeconds) * 1_000,
    versionOf: options.versionOf,
    canRecall: options.staleIfSourceFails ?? false,
    onEvicted: () => {
      counters.evictions += 1;
    },
  });
  /** The flight each key waits for. One that a change has displaced still lands, but leaves nothing older behind. */
  const flights = new Map<string, Flight<Value>>();
  const missRate = createMissRate();

  /** The keys' values, from this process as far as it has them or awaits them already. */
  function read(keys: readonly string[], loadMany: LoadMany<Value>): (key: string) => Promise<Box<Value>> {
    const held = new Map(keys.map((key) => [key, local.get(key)]));
    const absent = [...held.keys()].filter((key) => !held.get(key));
    counters.localHits += held.size - absent.length;
    startFlights(
      absent.filter((key) => !flights.has(key)),
      loadMany,
    );
    const awaited = new Map(absent.map((key) => [key, flights.get(key)?.landing]));
    return async (key) => {
      const box = held.get(key) ?? (await awaited.get(key));
      if (!box) throw new RangeError(`The cache was not asked for "${key}".`);
      return box;
    };
  }

  function startFlights(keys: readonly string[], loadMany: LoadMany<Value>): void {
    if (keys.length === 0) return;
    const started = new Map(keys.map((key) => [key, createFlight<Value>()]));
    for (const [key, flight] of started) flights.set(key, flight);
    // It does not throw: whoever asked is told.
    void fly(started, loadMany);
  }

  /** Each key lands as soon as its value is there, however long the others take. */
  async function fly(started: Flights<Value>, loadMany: LoadMany<Value>): Promise<void> {
    const pending = new Map(started);
    const isCurrent = (key: string) => flights.get(key) === started.get(key);

    /** @returns what was taken into the process */
    function land(boxes: Boxes<Value>): Boxes<Value> {
      const taken = [...boxes].filter(([key, box]) =>
        isCurrent(key) ? local.put(key, box) : local.advance(key, box),
      );
      for (const [key, box] of boxes) {
        if (isCurrent(key)) flights.delete(key);
        pending.get(key)?.land(local.newer(key, box));
        pending.delete(key);
      }
      return new Map(taken);
    }

    function landFound(found: Boxes<Value>): void {
      counters.redisHits += found.size;
      // Nobody needs to wait for it, and it does not throw.
      void refresh(new Map([...found].filter(([, box]) => isDue(box))), loadMany);
      land(found);
    }

    function landLoaded(loaded: Boxes<Value>, tokens: Tokens): void {
      // Nobody needs to wait for it, and it does not throw.
      void keep(land(loaded), tokens);
    }

    const load = (missing: readonly string[]) => loadBoxes(missing, loadMany);
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
        if (isCurrent(key)) flights.delete(key);
        flight.fail(error);
      }
    }
  }

  async function loadBoxes(keys: readonly string[], loadMany: LoadMany<Value>): Promise<Boxes<Value>> {
    counters.misses += keys.length;
    counters.loads += 1;
    const begin = performance.now();
    const values = await askSource(() => loadMany(keys)).catch((error: unknown) => {
      counters.failedLoads += 1;
      throw error;
    });
    const loadMs = performance.now() - begin;
    counters.loadMs += loadMs;
    if (values.length !== keys.length) throw new RangeError('A cache load must answer each of its keys.');
    const freshUntil = Date.now() + ttlMs;
    return new Map(values.map((value, index) => [keys[index] ?? '', { value, loadMs, freshUntil }]));
  }

  function isDue(box: Box<Value>): boolean {
    const now = Date.now();
    if (now >= box.freshUntil) counters.staleServed += 1;
    return isDueEarly(box, now, Math.random());
  }

  /** Loads anew what is served meanwhile, as far as no other process does. */
  async function refresh(served: Boxes<Value>, loadMany: LoadMany<Value>): Promise<void> {
    if (served.size === 0) return;
    const { tokens: taken } = await leases.take([...served.keys()]);
    // Not while Redis is away: every process would.
    const tokens = new Map([...taken].filter(([, token]) => token !== null));
    if (tokens.size === 0) return;
    counters.refreshes += tokens.size;
    try {
      const loaded = await loadBoxes([...tokens.keys()], loadMany);
      for (const [key, box] of loaded) if (local.get(key) === served.get(key)) local.put(key, box);
      await keep(loaded, tokens);
    } catch {
      await leases.release(tokens);
    }
  }

  /** What is not kept gives its lease back all the same, such as what does not exist. */
  async function keep(boxes: Boxes<Value>, tokens: Tokens): Promise<void> {
    const kept = new Map([...boxes].filter(([, { value }]) => value !== null));
    giveWay(boxes, await tier.keep(kept, tokens));
    await leases.release(new Map([...tokens].filter(([key]) => !kept.has(key))));
  }

  /** Lets what turned out to be newer take the place of what was offered, as far as this process still holds that. */
  function giveWay(offered: Boxes<Value>, newer: Newer<Value>): void {
    for (const [key, box] of newer) {
      if (box) local.advance(key, box);
      else if (local.get(key) === offered.get(key)) local.delete(key);
    }
  }

  async function setMany(entries: readonly (readonly [string, Value])[]): Promise<void> {
    if (entries.length === 0) return;
    const freshUntil = Date.now() + ttlMs;
    const boxes = new Map(entries.map(([key, value]) => [key, { value, loadMs: 0, freshUntil }]));
    for (const [key, box] of boxes) {
      flights.delete(key);
      local.put(key, box);
    }
    giveWay(boxes, await tier.write(boxes));
    await announce([...boxes.keys()]);
  }

  function forget(key: string): void {
    local.delete(key);
    flights.delete(key);
  }

  /** Flights too: what they bring may have the tag. */
  function forgetTag(tag: string): void {
    local.deleteWhere((value) => options.tagsOf?.(value).includes(tag) ?? false);
    flights.clear();
  }

  function peek(key: string): Value | undefined {
    const box = local.get(key);
    if (!box) return undefined;
    counters.localHits += 1;
    return box.value;
  }

  /** What the process holds itself of all of these, as it mostly does of the few that one request asks for; null where it does not. */
  function peekAll(keys: readonly string[]): Value[] | null {
    const values: Value[] = [];
    for (const key of keys) {
      const box = local.get(key);
      if (!box) return null;
      values.push(box.value);
    }
    counters.localHits += new Set(keys).size;
    return values;
  }

  return {
    forget,
    forgetTag,
    forgetAll() {
      local.clear();
      flights.clear();
    },
    peek,
    askSource,
    async get(key, loadOne) {
      const held = peek(key);
      if (held !== undefined) return held;
      const boxOf = read([key], async () => [await loadOne()]);
      return (await boxOf(key)).value;
    },
    async getMany(keys, loadMany) {
      const held = peekAll(keys);
      if (held) return held;
      const boxes = await Promise.all(keys.map(read(keys, loadMany)));
      return boxes.map(({ value }) => value);
    },
    set: (key, value) => setMany([[key, value]]),
    setMany,
    async delete(key) {
      forget(key);
      await tier.delete(key);
      // What began in the meantime may have found it still there.
      forget(key);
      await announce([key]);
    },
    async invalidateTag(tag) {
      if (!tier.invalidateTag) throw new TypeError(`The values of "${options.name}" have no tags.`);
      forgetTag(tag);
      await tier.invalidateTag(tag);
      forgetTag(tag);
      await announceTag(tag);
    },
    stats: () => ({ ...counters, entries: local.size(), bytes: local.bytes() }),
  };
}

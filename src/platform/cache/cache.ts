/** What a namespace has done since the process started. */
export interface CacheStats {
  readonly localHits: number;
  readonly redisHits: number;
  /** Keys that neither tier had. */
  readonly misses: number;
  /** Loads from the source, each for one or more keys. */
  readonly loads: number;
  readonly failedLoads: number;
  /** The total duration of the loads, in milliseconds. */
  readonly loadMs: number;
  /** Keys that another process was loading, and that were waited for instead of being loaded too. */
  readonly waits: number;
  /** Keys answered with a stale value, because it was being reloaded or its source failed. */
  readonly staleServed: number;
  /** Keys refreshed in the background, shortly before or after they expired. */
  readonly refreshes: number;
  /** Values that made room for others in the process. */
  readonly evictions: number;
  /** Redis calls that failed or timed out. */
  readonly errors: number;
}

/** How one kind of value is cached. */
export interface CachePolicy {
  /** Part of every key; change it when the shape of the values changes. */
  readonly name: string;
  /** What the values are, for people. */
  readonly holds: string;
  /** Who sees to it that a change is seen, for people. */
  readonly changedBy: string;
  /** How long a value is kept in Redis; the real time is up to a tenth shorter, so that not all expire at once. */
  readonly ttlSeconds: number;
  /**
   * How long a value is kept in the process, by default 5 s: the longest that a change made by another process
   * can go unseen when its invalidation does not arrive.
   */
  readonly localTtlSeconds?: number;
  /** How long the process remembers that something does not exist, by default as long as what does. */
  readonly negativeTtlSeconds?: number;
  /**
   * How long a stale value is kept, to be served while one process reloads it; by default not at all. An outage of the
   * source is hidden for that long.
   */
  readonly staleSeconds?: number;
  /** How many values are kept in the process. */
  readonly maxEntries: number;
  /** How much room they take together, about, in bytes; by default no more than so many values do. */
  readonly maxBytes?: number;
  /**
   * Whether, when the source fails, what this process held last of a key answers, however old; by default it does not.
   * The source is then asked again after `localTtlSeconds`.
   */
  readonly staleIfSourceFails?: boolean;
  /**
   * Whether the value may be loaded from a replica; by default not, because a read just after a change would cache an
   * outdated value. For values that are never invalidated.
   */
  readonly toleratesLag?: boolean;
}

/** A policy, and how its values are versioned and revived. */
export interface NamespaceOptions<Value> extends Omit<CachePolicy, 'holds' | 'changedBy'> {
  /** Rebuilds a value from its JSON, such as its dates. When it throws, the value counts as missing. */
  readonly revive?: (json: unknown) => Value;
  /**
   * The version of a value, an integer from 0 that grows with every change of its subject. With versions, neither Redis nor
   * any process ever replaces a value by one of a lower version, in whatever order writes and loads finish. A value of the
   * same version replaces the other.
   */
  readonly versionOf?: (value: Value) => number;
  /** What a value is about: whatever has a tag in common can be invalidated together. Not for values with versions. */
  readonly tagsOf?: (value: Value) => readonly string[];
}

/**
 * Read-through cache of one kind of value, in the process first and in Redis second. `null` is a value too, but
 * for the process alone: what does not exist is not looked for again there, and takes no room in Redis.
 * Values are shared: never change one.
 *
 * Redis away or slow costs a bounded wait and then nothing: the source answers. No method throws for it.
 * Stale values: a change is seen at once by the process that deletes the key, within milliseconds by others,
 * within `localTtlSeconds` when the message is lost, and within `ttlSeconds` when Redis could not be reached to delete.
 */
export interface CacheNamespace<Value> {
  /** What the process holds itself of the key, at once; undefined when it holds nothing. */
  peek(key: string): Value | undefined;
  /**
   * Concurrent callers of a key share one load, across all processes, which prevents cache stampedes. Failed loads are not
   * cached. A process that dies while loading blocks the others for its lease of 3 s at most.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /**
   * Many keys with at most one call of Redis and one of the source.
   * @param loadMany gives the values of its keys, in their order
   * @returns the values in the order of the keys
   */
  getMany(
    keys: readonly string[],
    loadMany: (keys: readonly string[]) => Promise<readonly Value[]>,
  ): Promise<Value[]>;
  /** Puts a value in place, such as one just written. */
  set(key: string, value: Value): Promise<void>;
  /** Puts many values in place, in one trip to Redis and with one message to the other processes. */
  setMany(entries: readonly (readonly [key: string, value: Value])[]): Promise<void>;
  /** Call it after the commit of a change. Loads that began before leave nothing behind. */
  delete(key: string): Promise<void>;
  /**
   * Deletes whatever has the tag, as `delete` does, in one step however much that is.
   * @throws TypeError where values have no tags
   */
  invalidateTag(tag: string): Promise<void>;
  /** Loads a value as `get` would, to be stored with `set`. */
  askSource<Result>(load: () => Promise<Result>): Promise<Result>;
  stats(): NamespaceStats;
}

/** What a namespace has done, and what it holds now. */
export interface NamespaceStats extends CacheStats {
  /** Values that the process holds. */
  readonly entries: number;
  /** Their approximate size; 0 where it is not tracked. */
  readonly bytes: number;
}

export interface Cache extends AsyncDisposable {
  namespace<Value>(options: NamespaceOptions<Value>): CacheNamespace<Value>;
  /** By the name of the namespace. */
  stats(): ReadonlyMap<string, NamespaceStats>;
  /** Deletes a key of a namespace by name. @returns whether there is such a namespace */
  invalidate(namespace: string, key: string): Promise<boolean>;
}

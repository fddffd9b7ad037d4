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
  /** Keys for which this process waited while another one loaded them. */
  readonly waits: number;
  /** Keys answered with a stale value, because it was being reloaded or its source failed. */
  readonly staleServed: number;
  /** Keys refreshed in the background, shortly before or after they expired. */
  readonly refreshes: number;
  /** Values evicted from this process. */
  readonly evictions: number;
  /** Redis calls that failed or timed out. */
  readonly errors: number;
}

/** How one kind of value is cached. */
export interface CachePolicy {
  /** Part of every key; change it when the shape of the values changes. */
  readonly name: string;
  /** Describes the values, for people. */
  readonly holds: string;
  /** Describes what invalidates the values, for people. */
  readonly changedBy: string;
  /** How long a value is kept in Redis; the real time is up to a tenth shorter, so that not all expire at once. */
  readonly ttlSeconds: number;
  /**
   * How long a value is kept in the process, by default 5 s: the longest that a change made by another process
   * can go unseen when its invalidation does not arrive.
   */
  readonly localTtlSeconds?: number;
  /** How long this process remembers that a value does not exist; by default as long as values. */
  readonly negativeTtlSeconds?: number;
  /**
   * How long a stale value is kept, to be served while one process reloads it; by default not at all. An outage of the
   * source is hidden for that long.
   */
  readonly staleSeconds?: number;
  /** The most values kept in this process. */
  readonly maxEntries: number;
  /** The approximate size limit of the values in this process, in bytes; by default only their number is limited. */
  readonly maxBytes?: number;
  /**
   * Whether, when the source fails, the last value that this process held is returned, however old; by default not.
   * The source is then asked again after `localTtlSeconds`.
   */
  readonly staleIfSourceFails?: boolean;
  /**
   * Whether the value may be loaded from a replica; by default not, because a read just after a change would cache an
   * outdated value. For values that are never invalidated.
   */
  readonly toleratesLag?: boolean;
}

/** A policy, with functions that version, tag and revive values. */
export interface NamespaceOptions<Value> extends Omit<CachePolicy, 'holds' | 'changedBy'> {
  /** Rebuilds a value from its JSON, such as its dates. When it throws, the value counts as missing. */
  readonly revive?: (json: unknown) => Value;
  /**
   * The version of a value, an integer from 0 that grows with every change of its subject. With versions, neither Redis nor
   * any process ever replaces a value by one of a lower version, in whatever order writes and loads finish. A value of the
   * same version replaces the other.
   */
  readonly versionOf?: (value: Value) => number;
  /** The tags of a value, by which values are invalidated together. Not for values with versions. */
  readonly tagsOf?: (value: Value) => readonly string[];
}

/**
 * A read-through cache of one kind of value, first in this process, then in Redis. `null` is cached in this process
 * only, so that missing values take no room in Redis. Values are shared: never change one.
 *
 * When Redis is down or slow, callers wait for a bounded time once, and then the source answers. No method throws
 * because of it. Staleness: the process that deletes a key sees the change at once, others within milliseconds,
 * within `localTtlSeconds` if the message is lost, and within `ttlSeconds` if Redis could not be reached for the
 * deletion.
 */
export interface CacheNamespace<Value> {
  /** The value held by this process, synchronously; undefined if there is none. */
  peek(key: string): Value | undefined;
  /**
   * Concurrent callers of a key share one load, across all processes, which prevents cache stampedes. Failed loads are not
   * cached. A process that dies while loading blocks the others for its lease of 3 s at most.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /**
   * Reads many keys with at most one call of Redis and one of the source.
   * @param loadMany loads the values of its keys, in their order
   * @returns the values in the order of the keys
   */
  getMany(
    keys: readonly string[],
    loadMany: (keys: readonly string[]) => Promise<readonly Value[]>,
  ): Promise<Value[]>;
  /** Stores a value, such as one that was just written to the source. */
  set(key: string, value: Value): Promise<void>;
  /** Stores many values, with one round trip to Redis and one message to the other processes. */
  setMany(entries: readonly (readonly [key: string, value: Value])[]): Promise<void>;
  /** Call it after the commit of a change. The results of loads that began before are not cached. */
  delete(key: string): Promise<void>;
  /**
   * Deletes all values with the tag, like `delete`, in one step however many there are.
   * @throws TypeError when the namespace has no tags
   */
  invalidateTag(tag: string): Promise<void>;
  /** Loads a value as `get` would, to be stored with `set`. */
  askSource<Result>(load: () => Promise<Result>): Promise<Result>;
  stats(): NamespaceStats;
}

/** The statistics of a namespace, with its current size. */
export interface NamespaceStats extends CacheStats {
  /** The number of values in this process. */
  readonly entries: number;
  /** Their approximate size; 0 if it is not tracked. */
  readonly bytes: number;
}

export interface Cache extends AsyncDisposable {
  namespace<Value>(options: NamespaceOptions<Value>): CacheNamespace<Value>;
  /** By the name of the namespace. */
  stats(): ReadonlyMap<string, NamespaceStats>;
  /** Deletes a key of a namespace by name. @returns false if there is no such namespace */
  invalidate(namespace: string, key: string): Promise<boolean>;
}

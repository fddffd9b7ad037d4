/** Wraps a cached value, which may be null, so that a cached null differs from a missing value. */
export interface CachedValue<Value> {
  readonly value: Value;
  /** How long it took to load, in milliseconds; 0 for a value stored with `set`. */
  readonly loadMs: number;
  /** When it becomes stale, in milliseconds since 1970. */
  readonly freshUntil: number;
}

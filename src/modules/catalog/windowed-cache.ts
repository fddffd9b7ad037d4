/** A cache of values that are valid until the next availability window opens or closes. */
export interface WindowedCache<Value extends Windowed> {
  delete(key: string): Promise<void>;
  invalidateTag(tag: string): Promise<void>;
  get(key: string, load: () => Promise<Value>): Promise<Value>;
}

export interface Windowed {
  /** In milliseconds since 1970; null if only changes of titles invalidate it. */
  readonly until: number | null;
}

/** The cached value of a key, reloaded if an availability window has opened or closed since. */
export async function readWindowed<Value extends Windowed>(
  cache: WindowedCache<Value>,
  key: string,
  now: Date,
  load: () => Promise<Value>,
): Promise<Value> {
  const known = await cache.get(key, load);
  if (known.until === null || now.getTime() < known.until) return known;
  await cache.delete(key);
  return cache.get(key, load);
}

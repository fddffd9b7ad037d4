/**
 * Caches readings for a short time, shared by concurrent callers. A failed reading is repeated at the next call.
 * @param keptMs how long a reading is used, from its start
 * @param now a monotonic clock in milliseconds
 */
export function createSharedReadings<Key, Reading>(
  read: (key: Key) => Promise<Reading>,
  keptMs: (key: Key) => number,
  now: () => number,
): (key: Key) => Promise<Reading> {
  const latest = new Map<Key, { readonly reading: Promise<Reading>; readonly atMs: number }>();

  return (key) => {
    const known = latest.get(key);
    if (known && now() - known.atMs < keptMs(key)) return known.reading;
    const reading = read(key);
    latest.set(key, { reading, atMs: now() });
    reading.catch(() => latest.delete(key));
    return reading;
  };
}

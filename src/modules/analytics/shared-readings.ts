/**
 * However many ask for the same, it is read once in a while. What failed is read again at once.
 * @param keptMs for how long a reading serves those who ask after it began
 * @param now milliseconds that only ever grow
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

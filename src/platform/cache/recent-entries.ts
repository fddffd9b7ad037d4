export interface RecentEntries<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/**
 * What was met lately, at most `most` of it (two or more): for what comes by the thousand, each a few times within a short while.
 * What is new goes into the younger of two halves; when that is full, the older one is forgotten whole, but for what was
 * asked for meanwhile. So the last half of `most` different keys are all there. An entry that comes and goes is moved
 * nowhere, as it is in a list of the least recently used.
 */
export function createRecentEntries<Value>(most: number): RecentEntries<Value> {
  const half = Math.floor(most / 2);
  let younger = new Map<string, Value>();
  let older = new Map<string, Value>();

  function set(key: string, value: Value): void {
    if (younger.size >= half) {
      older = younger;
      younger = new Map();
    }
    younger.set(key, value);
  }

  return {
    get(key) {
      const known = younger.get(key);
      if (known !== undefined) return known;
      const kept = older.get(key);
      if (kept !== undefined) set(key, kept);
      return kept;
    },
    set,
  };
}

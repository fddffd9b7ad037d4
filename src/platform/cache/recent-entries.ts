export interface RecentEntries<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/**
 * A set of recently seen entries, at most `most` of them (two or more), for entries that arrive by the thousand and are
 * each used a few times within a short while. New entries go into the younger of two halves; when it is full, the older
 * half is dropped, except for entries used since. So the last `most / 2` different keys are always present. Unlike in an
 * LRU list, using an entry does not move it within a list.
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

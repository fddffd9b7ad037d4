/** Runs the work of a key one at a time, in order of arrival; the work of different keys runs concurrently. */
export type KeyedMutex = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function createKeyedMutex(): KeyedMutex {
  /** The promise that the next work of each key waits for. */
  const lasts = new Map<string, Promise<unknown>>();

  return async (key, work) => {
    const before = lasts.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    // The next one runs whether or not this one fails.
    const settled = mine.catch(() => undefined);
    lasts.set(key, settled);
    try {
      return await mine;
    } finally {
      if (lasts.get(key) === settled) lasts.delete(key);
    }
  };
}

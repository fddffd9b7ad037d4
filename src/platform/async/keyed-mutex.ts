/** Has work of one key done one at a time, in the order in which it came; work of different keys goes side by side. */
export type KeyedMutex = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function createKeyedMutex(): KeyedMutex {
  /** What the next of each key waits for. */
  const lasts = new Map<string, Promise<unknown>>();

  return async (key, work) => {
    const before = lasts.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    // Whether it failed is not the next one's business.
    const settled = mine.catch(() => undefined);
    lasts.set(key, settled);
    try {
      return await mine;
    } finally {
      if (lasts.get(key) === settled) lasts.delete(key);
    }
  };
}

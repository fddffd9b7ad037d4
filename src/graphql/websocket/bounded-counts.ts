/** Counts per key with an upper bound. */
export interface BoundedCounts {
  /** Counts one more, unless the limit is reached. Each must be released once. */
  take(key: string): boolean;
  giveBack(key: string): void;
}

export function createBoundedCounts(most: number): BoundedCounts {
  const counts = new Map<string, number>();
  return {
    take(key) {
      const count = counts.get(key) ?? 0;
      if (count >= most) return false;
      counts.set(key, count + 1);
      return true;
    },
    giveBack(key) {
      const left = (counts.get(key) ?? 1) - 1;
      if (left > 0) counts.set(key, left);
      else counts.delete(key);
    },
  };
}

import type { CacheNamespace } from './cache.js';

export interface Versioned<Value> {
  readonly version: string;
  readonly value: Value;
}

/** Keeps one version of each value: however often it changes, it takes the place of one. */
export interface VersionedCache<Value> {
  /**
   * The value of this very version. One of another version counts as missing, and the one loaded takes its place:
   * callers that want different versions at a time are all answered right, at the price of loading again.
   */
  get(key: string, version: string, load: () => Promise<Value>): Promise<Value>;
}

export function createVersionedCache<Value>(kept: CacheNamespace<Versioned<Value>>): VersionedCache<Value> {
  /** Loads in place of another version, shared by all who ask for the same. */
  const renewals = new Map<string, Promise<Versioned<Value>>>();

  function renew(
    key: string,
    version: string,
    load: () => Promise<Versioned<Value>>,
  ): Promise<Versioned<Value>> {
    const name = JSON.stringify([key, version]);
    const underWay = renewals.get(name);
    if (underWay) return underWay;
    const renewal = replace(key, load).finally(() => renewals.delete(name));
    renewals.set(name, renewal);
    return renewal;
  }

  async function replace(key: string, load: () => Promise<Versioned<Value>>): Promise<Versioned<Value>> {
    const renewed = await kept.askSource(load);
    // Nobody needs to wait for it, and it does not throw.
    void kept.set(key, renewed);
    return renewed;
  }

  return {
    async get(key, version, load) {
      const loadVersion = async () => ({ version, value: await load() });
      const found = await kept.get(key, loadVersion);
      return (found.version === version ? found : await renew(key, version, loadVersion)).value;
    },
  };
}

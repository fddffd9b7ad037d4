import type { CacheNamespace } from './cache.js';

export interface Versioned<Value> {
  readonly version: string;
  readonly value: Value;
}

/** Keeps one version of each value; a newer version replaces it. */
export interface VersionedCache<Value> {
  /**
   * The value of exactly this version. Another version counts as missing, and is replaced: callers that want
   * different versions at the same time all get the right one, at the cost of more loads.
   */
  get(key: string, version: string, load: () => Promise<Value>): Promise<Value>;
}

export function createVersionedCache<Value>(kept: CacheNamespace<Versioned<Value>>): VersionedCache<Value> {
  /** The pending loads of versions, shared by all callers of the same version. */
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
    // Not awaited, and it does not throw.
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

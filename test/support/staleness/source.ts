import { setTimeout as pause } from 'node:timers/promises';
import { type Key, LONGEST_LOAD_MS, type Namespace, type Thing } from './policy.js';

/** What is true: of each key in each namespace the version that counts. */
export class Source {
  readonly #versions = new Map<string, number>();

  version(namespace: Namespace, key: Key): number {
    return this.#versions.get(`${namespace} ${key}`) ?? 0;
  }

  /** From now on this counts. */
  commit(namespace: Namespace, keys: readonly Key[]): Thing[] {
    return keys.map((key) => {
      const version = this.version(namespace, key) + 1;
      this.#versions.set(`${namespace} ${key}`, version);
      return { key, version };
    });
  }

  /** What counted when it was asked, after a while: meanwhile it may have changed. */
  async load(namespace: Namespace, keys: readonly Key[]): Promise<Thing[]> {
    const things = keys.map((key) => ({ key, version: this.version(namespace, key) }));
    await pause(Math.random() * LONGEST_LOAD_MS);
    return things;
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { type Key, LONGEST_LOAD_MS, type Namespace, type Thing } from './policy.js';

/** The true state: the current version of each key in each namespace. */
export class Source {
  readonly #versions = new Map<string, number>();

  version(namespace: Namespace, key: Key): number {
    return this.#versions.get(`${namespace} ${key}`) ?? 0;
  }

  /** Sets the current version. */
  commit(namespace: Namespace, keys: readonly Key[]): Thing[] {
    return keys.map((key) => {
      const version = this.version(namespace, key) + 1;
      this.#versions.set(`${namespace} ${key}`, version);
      return { key, version };
    });
  }

  /** The version at the time of the call, after a delay, in which it may change. */
  async load(namespace: Namespace, keys: readonly Key[]): Promise<Thing[]> {
    const things = keys.map((key) => ({ key, version: this.version(namespace, key) }));
    await pause(Math.random() * LONGEST_LOAD_MS);
    return things;
  }
}

/** A value of the size of a title. */
export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly synopsis: string;
  readonly tags: readonly string[];
  readonly popularity: number;
}

/** A cache in memory over one in Redis, in one process. */
export interface CacheInstance {
  get(key: string, load: () => Promise<Thing>): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<readonly unknown[]>;
  set(key: string, value: Thing): Promise<unknown>;
  close(): Promise<void>;
}

export interface InstanceOptions {
  readonly url: string;
  /** The prefix of all keys in Redis. */
  readonly prefix: string;
  /** The number of values held in memory. */
  readonly maxEntries: number;
  readonly ttlSeconds: number;
}

/** A cache under comparison. */
export interface Contender {
  readonly name: string;
  open(options: InstanceOptions): Promise<CacheInstance>;
}

export function thingOf(key: string): Thing {
  return {
    id: key,
    name: `The name of ${key}`,
    synopsis: 'What it is about, in about as many words as such things have. '.repeat(3),
    tags: ['sea', 'slow burn', 'ensemble'],
    popularity: 6.1,
  };
}

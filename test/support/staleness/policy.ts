/** The cache policy of the trial: with short times, so that every bound is reached. */
export const policy = {
  ttlSeconds: 2,
  staleSeconds: 0.4,
  localTtlSeconds: 1.6,
  maxEntries: 1_000,
};

/** The longest duration of a load. */
export const LONGEST_LOAD_MS = 150;

export const namespaces = ['plain', 'versioned', 'tagged'] as const;
export type Namespace = (typeof namespaces)[number];

export const keys = ['a', 'b', 'c', 'd'] as const;
export type Key = (typeof keys)[number];

/** The tag of each key. */
export const tagOf: Readonly<Record<Key, string>> = {
  a: 'vowel',
  b: 'consonant',
  c: 'consonant',
  d: 'consonant',
};

/** The kind of an invalidation. */
export type Way = 'set' | 'delete' | 'tag';

/** The cached value: the version of a key. */
export interface Thing {
  readonly key: Key;
  readonly version: number;
}

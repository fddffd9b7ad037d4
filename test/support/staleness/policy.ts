/** How the values of the trial are cached: briefly, so that every bound is reached. */
export const policy = {
  ttlSeconds: 2,
  staleSeconds: 0.4,
  localTtlSeconds: 1.6,
  maxEntries: 1_000,
};

/** The longest that a load takes. */
export const LONGEST_LOAD_MS = 150;

export const namespaces = ['plain', 'versioned', 'tagged'] as const;
export type Namespace = (typeof namespaces)[number];

export const keys = ['a', 'b', 'c', 'd'] as const;
export type Key = (typeof keys)[number];

/** What each key is about. */
export const tagOf: Readonly<Record<Key, string>> = {
  a: 'vowel',
  b: 'consonant',
  c: 'consonant',
  d: 'consonant',
};

/** How a change is made known. */
export type Way = 'set' | 'delete' | 'tag';

/** What is cached: which version of a key's value. */
export interface Thing {
  readonly key: Key;
  readonly version: number;
}

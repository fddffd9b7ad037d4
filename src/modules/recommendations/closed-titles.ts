import { LRUCache } from 'lru-cache';
import type { TitleIndex } from './domain/title-index.js';

/** Titles that may not be seen somewhere now. */
export interface ClosedTitles {
  readonly ids: readonly string[];
  /** The same for the same titles. */
  readonly version: string;
}

/** The catalog answers. @param region ISO 3166-1 alpha-2; null where it is not known */
export type ClosedTitlesReader = (region: string | null) => Promise<ClosedTitles>;

/** Their numbers in an index, which all share who watch where the same titles are closed. */
export type ClosedNumbers = (closed: ClosedTitles, index: TitleIndex) => ReadonlySet<number>;

/** As many as there are countries. */
const VERSIONS = 250;

export function createClosedNumbers(): ClosedNumbers {
  const byIndex = new WeakMap<TitleIndex, LRUCache<string, ReadonlySet<number>>>();
  return ({ ids, version }, index) => {
    const byVersion = byIndex.get(index) ?? new LRUCache({ max: VERSIONS });
    byIndex.set(index, byVersion);
    const numbers = byVersion.get(version) ?? new Set(index.indicesOf(ids));
    byVersion.set(version, numbers);
    return numbers;
  };
}

import { LRUCache } from 'lru-cache';
import type { TitleIndex } from './domain/title-index.js';

/** Titles that are not available in a region now. */
export interface ClosedTitles {
  readonly ids: readonly string[];
  /** Equal for equal sets of titles. */
  readonly version: string;
}

/** Provided by the catalog. @param region ISO 3166-1 alpha-2; null if unknown */
export type ClosedTitlesReader = (region: string | null) => Promise<ClosedTitles>;

/** Their numbers in an index, shared by all profiles for which the same titles are closed. */
export type ClosedNumbers = (closed: ClosedTitles, index: TitleIndex) => ReadonlySet<number>;

/** At least the number of countries. */
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

import type { Windowed } from './windowed-cache.js';

/** The published films and series that are not available in a region at a time. */
export interface ClosedTitles extends Windowed {
  readonly ids: readonly string[];
  /** Equal for equal sets of titles; empty without any. */
  readonly version: string;
}

export interface ClosedTitlesRepository {
  /** @param region ISO 3166-1 alpha-2; null if unknown */
  find(region: string | null, now: Date): Promise<ClosedTitles>;
}

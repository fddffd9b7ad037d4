import type { Windowed } from './windowed-cache.js';

/** The films and series that are published, and may not be seen somewhere at a time. */
export interface ClosedTitles extends Windowed {
  readonly ids: readonly string[];
  /** The same for the same titles; empty where there are none. */
  readonly version: string;
}

export interface ClosedTitlesRepository {
  /** @param region ISO 3166-1 alpha-2; null where it is not known */
  find(region: string | null, now: Date): Promise<ClosedTitles>;
}

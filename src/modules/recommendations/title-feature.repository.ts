import type { TitleIndex } from './domain/title-index.js';

/** The part of the catalog that recommendations use. */
export interface TitleFeatureRepository {
  /** Every published title except episodes, in order of creation. */
  readTitles(): Promise<TitleIndex>;
}

import type { TitleIndex } from './domain/title-index.js';

/** The catalog as recommending sees it. */
export interface TitleFeatureRepository {
  /** Every published title except episodes, in order of creation. */
  readTitles(): Promise<TitleIndex>;
}

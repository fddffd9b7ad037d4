import type { TitleIndex } from './domain/title-index.js';

/** The catalog as recommending sees it. */
export interface TitleFeatureRepository {
  /** Every published title that stands for itself, in the order of creation: episodes do not. */
  readTitles(): Promise<TitleIndex>;
}

import type { TitleIndex } from './domain/title-index.js';
import type { TrendingChart, TrendingWindow } from './domain/trends.js';

/** What is being watched lately. */
export interface TrendingRepository {
  /** Works out every window's scores as of a time and puts them in the place of the former ones. */
  refresh(now: Date): Promise<void>;
  /** When the scores were last worked out; null when nothing was watched within the longest window. */
  computedAt(): Promise<Date | null>;
  readCharts(titles: TitleIndex): Promise<Record<TrendingWindow, TrendingChart>>;
}

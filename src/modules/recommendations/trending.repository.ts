import type { RegionalTrends } from './domain/regional-trends.js';
import type { TitleIndex } from './domain/title-index.js';
import type { TrendingChart, TrendingWindow } from './domain/trends.js';

/** What is being watched lately. */
export interface TrendingRepository {
  /** Recomputes the scores of some windows, by default of all, as of a time. */
  refresh(now: Date, windows?: readonly TrendingWindow[]): Promise<void>;
  /** When the scores were last computed; null when nothing was watched within the longest window. */
  computedAt(): Promise<Date | null>;
  readCharts(titles: TitleIndex): Promise<Record<TrendingWindow, TrendingChart>>;
  readRegionalTrends(titles: TitleIndex): Promise<RegionalTrends>;
}

import type { TitleIndex } from './title-index.js';
import type { TrendingChart } from './trends.js';

/** The titles that are new and rarely watched on a day, so that it is unknown who likes them. */
export interface Unexplored {
  /** The day (UTC) for which titles are drawn. */
  readonly day: string;
  /** Ascending. */
  readonly titles: Uint32Array;
}

/** A title that few have watched after this time is not liked by many. */
const NEW_MS = 90 * 86_400_000;
/** Watched by this many accounts in the last year, a title is left to the other strategies. */
const WATCHED_BY_FEW = 50;

/** @param season recent views of each title */
export function unexploredOn(now: Date, { titles }: TitleIndex, season: TrendingChart): Unexplored {
  const isNew = (releasedAt: Date | null) => {
    const age = releasedAt === null ? -1 : now.getTime() - releasedAt.getTime();
    return age >= 0 && age < NEW_MS;
  };
  return {
    day: now.toISOString().slice(0, 10),
    titles: Uint32Array.from(
      [...titles.keys()].filter(
        (title) => isNew(titles[title]!.releasedAt) && season.views[title]! < WATCHED_BY_FEW,
      ),
    ),
  };
}

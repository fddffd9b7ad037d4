import type { TitleIndex } from './title-index.js';
import type { TrendingChart } from './trends.js';

/** What is new and has hardly been watched, so that nobody can say yet who likes it, on a day. */
export interface Unexplored {
  /** The day (UTC) for which titles are drawn. */
  readonly day: string;
  /** Ascending. */
  readonly titles: Uint32Array;
}

/** After that, a title that few watched is one that few like. */
const NEW_MS = 90 * 86_400_000;
/** With as many accounts that watched it in the last year, others say who likes it. */
const WATCHED_BY_FEW = 50;

/** @param season how many watched each title lately */
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

import type { Cache, CachePolicy } from '../../../platform/cache/cache.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { LARGEST_PAGE } from '../../../shared/page.js';
import type { PopularityRepository, TitlePopularity } from './popularity.repository.js';
import { daysUntil, type TitlePlays, titlePlays } from './title-plays.js';

const POPULARITY_WINDOW_DAYS = { DAY: 1, WEEK: 7, MONTH: 30 } as const;
export type PopularityWindow = keyof typeof POPULARITY_WINDOW_DAYS;

export interface PopularityDependencies {
  readonly popularity: PopularityRepository;
  readonly cache: Pick<Cache, 'namespace'>;
  /** Reads all plays, so results are cached, however many administrators look. */
  readonly policies: { readonly popularity: CachePolicy; readonly playsByDay: CachePolicy };
  readonly clock: Clock;
}

export type PopularityService = ReturnType<typeof createPopularityService>;

const DAY_MS = 86_400_000;
export const MOST_TITLES_BY_DAY = 20;

/** The most watched titles. */
export function createPopularityService({ popularity, cache, policies, clock }: PopularityDependencies) {
  const charts = cache.namespace<readonly TitlePopularity[]>(policies.popularity);
  const plays = cache.namespace<readonly TitlePlays[]>(policies.playsByDay);

  function measure(window: PopularityWindow): Promise<readonly TitlePopularity[]> {
    const to = clock.now();
    const from = new Date(to.getTime() - POPULARITY_WINDOW_DAYS[window] * DAY_MS);
    return popularity.mostWatched(from, to, LARGEST_PAGE);
  }

  async function countDays(window: PopularityWindow): Promise<readonly TitlePlays[]> {
    const to = clock.now();
    const days = daysUntil(to, POPULARITY_WINDOW_DAYS[window]);
    const midnight = new Date(`${days[0]}T00:00:00Z`);
    // The range excludes its start, but a day includes it.
    const from = new Date(midnight.getTime() - 1);
    return titlePlays(days, await popularity.playsByDay(from, to, MOST_TITLES_BY_DAY));
  }

  return {
    async mostWatched(window: PopularityWindow, first: number): Promise<readonly TitlePopularity[]> {
      return (await charts.get(window, () => measure(window))).slice(0, first);
    },

    /** Daily plays of the titles started most often. @throws InvalidInputError */
    async playsByDay(window: PopularityWindow, first: number): Promise<readonly TitlePlays[]> {
      if (first < 1 || first > MOST_TITLES_BY_DAY) {
        throw new InvalidInputError({ first: `Choose 1 to ${MOST_TITLES_BY_DAY} titles.` });
      }
      return (await plays.get(window, () => countDays(window))).slice(0, first);
    },
  };
}

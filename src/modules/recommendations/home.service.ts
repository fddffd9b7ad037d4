import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { createRails, type Rail } from './domain/home-rails.js';
import type { ProfileTastes } from './profile-taste.js';
import type { ListCache, RankedLists } from './ranked-lists.js';

/** What a model makes of the home page of a profile. */
export interface ModelledRails {
  readonly modelVersion: string | null;
  readonly rails: readonly Rail[];
}

export interface Home extends ModelledRails {
  readonly generatedAt: Date;
}

export interface HomeService {
  /**
   * The home page of a profile. The number of SQL statements does not depend on the number of titles.
   * @param region where it is asked for, ISO 3166-1 alpha-2; null where that is not known
   * @throws NotFoundError for an unknown profile, InvalidInputError for rails of 0 or above 40 titles
   */
  home(profileId: string, railSize: number, region?: string | null): Promise<Home>;
}

/** What a profile keeps for itself; the watching module answers. */
export interface OwnTitlesReader {
  /** What it has begun and not finished, the latest first. */
  titleIdsToContinue(profileId: string, first: number): Promise<readonly string[]>;
  /** What it means to watch, the latest added first. */
  titleIdsOnWatchlist(profileId: string, first: number): Promise<readonly string[]>;
}

export interface HomeServiceDependencies {
  readonly tastes: ProfileTastes;
  readonly lists: RankedLists;
  readonly cache: ListCache<ModelledRails>;
  readonly ownTitles: OwnTitlesReader;
  readonly clock: Clock;
}

/** In titles. */
export const LARGEST_RAIL = 40;

export function createHomeService(dependencies: HomeServiceDependencies): HomeService {
  const { tastes, lists, cache, ownTitles, clock } = dependencies;

  async function railsFor(
    profileId: string,
    railSize: number,
    region: string | null,
  ): Promise<ModelledRails> {
    const snapshot = await tastes.of(profileId, region);
    return cache.get(`${profileId}:${railSize}`, snapshot.fingerprint, async () => {
      const { ranking } = await lists.of(snapshot, 'HYBRID');
      const { model, arm } = snapshot;
      const ingredients = {
        model,
        taste: await snapshot.taste(),
        recommended: ranking,
        diversity: arm?.diversity ?? null,
        now: clock.now(),
      };
      return { modelVersion: model.modelVersion, rails: createRails(ingredients, railSize) };
    });
  }

  return {
    async home(profileId, railSize, region = null) {
      if (railSize < 1 || railSize > LARGEST_RAIL) {
        throw new InvalidInputError({ railSize: `Ask for 1 to ${LARGEST_RAIL} titles a rail.` });
      }
      const [begun, listed, { modelVersion, rails }] = await Promise.all([
        ownTitles.titleIdsToContinue(profileId, railSize),
        ownTitles.titleIdsOnWatchlist(profileId, railSize),
        railsFor(profileId, railSize, region),
      ]);
      const continuing = railOf(begun, CONTINUE_WATCHING);
      const own = [...continuing, ...withoutTitles(railOf(listed, WATCHLIST), begun)];
      const shown = own.flatMap(({ titleIds }) => titleIds);
      return { modelVersion, rails: [...own, ...withoutTitles(rails, shown)], generatedAt: clock.now() };
    },
  };
}

const CONTINUE_WATCHING: Omit<Rail, 'titleIds'> = {
  id: 'continue-watching',
  kind: 'CONTINUE_WATCHING',
  title: 'Continue watching',
  explanation: 'Where you left off',
};

const WATCHLIST: Omit<Rail, 'titleIds'> = {
  id: 'watchlist',
  kind: 'WATCHLIST',
  title: 'Your watchlist',
  explanation: 'What you mean to watch',
};

function railOf(titleIds: readonly string[], rail: Omit<Rail, 'titleIds'>): Rail[] {
  return titleIds.length === 0 ? [] : [{ ...rail, titleIds }];
}

/** A title begun or listed a moment ago may still stand on rails that were worked out before. */
function withoutTitles(rails: readonly Rail[], titleIds: readonly string[]): Rail[] {
  const begun = new Set(titleIds);
  return rails
    .map(({ id, kind, title, explanation, titleIds: shown }) => ({
      id,
      kind,
      title,
      explanation,
      titleIds: shown.filter((titleId) => !begun.has(titleId)),
    }))
    .filter((rail) => rail.titleIds.length > 0);
}

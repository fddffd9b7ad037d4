import { createHash } from 'node:crypto';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { ADULT_AGE } from '../../shared/maturity-scale.js';
import { createRails, type Rail } from './domain/home-rails.js';
import type { ProfileReader, ProfileSnapshot, ProfileTastes } from './profile-taste.js';
import type { ListCache, RankedLists } from './ranked-lists.js';
import type { SuitableTitlesReader } from './suitable-titles.js';

/** The rails that a model computed for a profile. */
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
   * @param region of the request, ISO 3166-1 alpha-2; null if unknown
   * @throws NotFoundError for an unknown profile, InvalidInputError for rails of 0 or above 40 titles
   */
  home(profileId: string, railSize: number, region?: string | null): Promise<Home>;
}

/** The titles of a profile's own lists that are available in a region now. Provided by the watching module. */
export interface OwnTitlesReader {
  /** Started and not finished, latest first. */
  titleIdsToContinue(profileId: string, region: string | null, first: number): Promise<readonly string[]>;
  /** Latest added first. */
  titleIdsOnWatchlist(profileId: string, region: string | null, first: number): Promise<readonly string[]>;
}

export interface HomeServiceDependencies {
  readonly tastes: ProfileTastes;
  readonly lists: RankedLists;
  readonly cache: ListCache<ModelledRails>;
  readonly ownTitles: OwnTitlesReader;
  readonly suitableTitles: SuitableTitlesReader;
  readonly profiles: ProfileReader;
  readonly clock: Clock;
}

/** The most titles of a rail. */
export const LARGEST_RAIL = 40;

export function createHomeService(dependencies: HomeServiceDependencies): HomeService {
  const { tastes, lists, cache, ownTitles, clock } = dependencies;

  async function ownRailsOf(
    profileId: string,
    region: string | null,
    railSize: number,
  ): Promise<readonly Rail[]> {
    const [begun, listed] = await Promise.all([
      ownTitles.titleIdsToContinue(profileId, region, railSize),
      // All of the first `railSize` may have been started.
      ownTitles.titleIdsOnWatchlist(profileId, region, 2 * railSize),
    ]);
    const waiting = listed.filter((titleId) => !begun.includes(titleId)).slice(0, railSize);
    return [...railOf(begun, CONTINUE_WATCHING), ...railOf(waiting, WATCHLIST)];
  }

  async function railsFor(
    snapshot: ProfileSnapshot,
    railSize: number,
    shown: readonly string[],
  ): Promise<ModelledRails> {
    const version = `${snapshot.fingerprint}:${digestOf(shown)}`;
    return cache.get(`${snapshot.profileId}:${railSize}`, version, async () => {
      const { ranking } = await lists.of(snapshot, 'HYBRID');
      const { model, arm } = snapshot;
      const ingredients = {
        model,
        taste: await snapshot.taste(),
        recommended: ranking,
        diversity: arm?.diversity ?? null,
        shown,
        now: clock.now(),
      };
      return { modelVersion: model.modelVersion, rails: createRails(ingredients, railSize) };
    });
  }

  /** Leaves only titles within the profile's maturity limit by their current ratings. */
  async function suitableOf(profileId: string, rails: readonly Rail[]): Promise<readonly Rail[]> {
    const { maturityLimit = 0 } = (await dependencies.profiles.find(profileId)) ?? {};
    if (maturityLimit >= ADULT_AGE) return rails;
    const ids = rails.flatMap(({ titleIds }) => titleIds);
    const suitable = await dependencies.suitableTitles(ids, maturityLimit);
    return rails.map((rail) => ({ ...rail, titleIds: rail.titleIds.filter((id) => suitable.has(id)) }));
  }

  return {
    async home(profileId, railSize, region = null) {
      if (railSize < 1 || railSize > LARGEST_RAIL) {
        throw new InvalidInputError({ railSize: `Request 1 to ${LARGEST_RAIL} titles per rail.` });
      }
      const [own, snapshot] = await Promise.all([
        ownRailsOf(profileId, region, railSize),
        tastes.of(profileId, region),
      ]);
      const shown = own.flatMap(({ titleIds }) => titleIds);
      const { modelVersion, rails } = await railsFor(snapshot, railSize, shown);
      const suitable = await suitableOf(profileId, [...own, ...rails]);
      return { modelVersion, rails: suitable, generatedAt: clock.now() };
    },
  };
}

/** Independent of the order, to be part of a cache version. */
function digestOf(titleIds: readonly string[]): string {
  return createHash('sha256').update(titleIds.toSorted().join()).digest('base64url').slice(0, 22);
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

import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { createRails, type Rail } from './domain/home-rails.js';
import type { ProfileTastes } from './profile-taste.js';
import type { ListCache, RankedLists } from './ranked-lists.js';

export interface Home {
  readonly rails: readonly Rail[];
  readonly generatedAt: Date;
}

export interface HomeService {
  /**
   * The home page of a profile. The number of SQL statements does not depend on the number of titles.
   * @throws NotFoundError for an unknown profile, InvalidInputError for rails of 0 or above 40 titles
   */
  home(profileId: string, railSize: number): Promise<Home>;
}

/** What a profile has begun and not finished, the latest first; the watching module answers. */
export interface ContinueWatchingReader {
  titleIdsToContinue(profileId: string, first: number): Promise<readonly string[]>;
}

export interface HomeServiceDependencies {
  readonly tastes: ProfileTastes;
  readonly lists: RankedLists;
  readonly cache: ListCache<readonly Rail[]>;
  readonly continueWatching: ContinueWatchingReader;
  readonly clock: Clock;
}

const LARGEST_RAIL = 40;

export function createHomeService(dependencies: HomeServiceDependencies): HomeService {
  const { tastes, lists, cache, continueWatching, clock } = dependencies;

  async function railsFor(profileId: string, railSize: number): Promise<readonly Rail[]> {
    const snapshot = await tastes.of(profileId);
    return cache.get(`${profileId}:${railSize}`, snapshot.fingerprint, async () => {
      const { ranking } = await lists.of(snapshot, 'HYBRID');
      const { model } = snapshot;
      return createRails(
        { model, taste: await snapshot.taste(), recommended: ranking.titles, now: clock.now() },
        railSize,
      );
    });
  }

  return {
    async home(profileId, railSize) {
      if (railSize < 1 || railSize > LARGEST_RAIL) {
        throw new InvalidInputError({ railSize: `Ask for 1 to ${LARGEST_RAIL} titles a rail.` });
      }
      const [begun, rails] = await Promise.all([
        continueWatching.titleIdsToContinue(profileId, railSize),
        railsFor(profileId, railSize),
      ]);
      return { rails: [...continueRail(begun), ...withoutTitles(rails, begun)], generatedAt: clock.now() };
    },
  };
}

function continueRail(titleIds: readonly string[]): Rail[] {
  if (titleIds.length === 0) return [];
  return [
    {
      id: 'continue-watching',
      kind: 'CONTINUE_WATCHING',
      title: 'Continue watching',
      explanation: 'Where you left off',
      titleIds,
    },
  ];
}

/** A title begun a moment ago may still stand on rails that were worked out before. */
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

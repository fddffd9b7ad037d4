import type { Clock } from '../../shared/clock.js';
import type { Ranking } from './domain/hybrid-recommender.js';
import { type RecommendationPlan, rankByPlan } from './domain/recommendation-plans.js';
import type { ProfileSnapshot } from './profile-taste.js';

/** A ranking for a profile. */
export interface RankedList {
  /** Null before the first model. */
  readonly modelVersion: string | null;
  /** RFC 3339. */
  readonly generatedAt: string;
  /** The name of the profile's experiment arm, if any. */
  readonly arm: string | null;
  readonly ranking: Ranking;
}

/** A list as the cache stores it, by the names that processes of other versions read. */
export interface StoredList extends Omit<RankedList, 'ranking'> {
  readonly ranking: Omit<Ranking, 'weights'> & { readonly voices: Ranking['weights'] };
}

/** A cache of computed lists, with one version of each. */
export interface ListCache<List> {
  get(key: string, version: string, load: () => Promise<List>): Promise<List>;
}

export interface RankedLists {
  of(snapshot: ProfileSnapshot, plan: RecommendationPlan): Promise<RankedList>;
}

/** The length of a list: further than people scroll. */
const LIST_LENGTH = 200;

export function createRankedLists(cache: ListCache<StoredList>, clock: Clock): RankedLists {
  async function computeList(snapshot: ProfileSnapshot, plan: RecommendationPlan): Promise<RankedList> {
    const { model, arm } = snapshot;
    return {
      modelVersion: model.modelVersion,
      generatedAt: clock.now().toISOString(),
      arm: arm?.name ?? null,
      ranking: rankByPlan(model, await snapshot.taste(), plan, LIST_LENGTH, arm),
    };
  }

  return {
    async of(snapshot, plan) {
      const key = `${snapshot.profileId}:${plan}`;
      const load = async () => toStored(await computeList(snapshot, plan));
      return toRankedList(await cache.get(key, snapshot.fingerprint, load));
    },
  };
}

function toStored({ ranking: { weights, ...ranking }, ...list }: RankedList): StoredList {
  return { ...list, ranking: { ...ranking, voices: weights } };
}

function toRankedList({ ranking: { voices, ...ranking }, ...list }: StoredList): RankedList {
  return { ...list, ranking: { ...ranking, weights: voices } };
}

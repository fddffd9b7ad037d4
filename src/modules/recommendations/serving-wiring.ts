import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import { createVersionedCache, type Versioned } from '../../platform/cache/versioned-cache.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { Clock } from '../../shared/clock.js';
import { type ClosedTitlesReader, createClosedNumbers } from './closed-titles.js';
import { createHomeService, type ModelledRails, type OwnTitlesReader } from './home.service.js';
import type { ModelFeed } from './model-feed.js';
import { createProfileTastes, type ProfileReader } from './profile-taste.js';
import { createRankedLists, type StoredList } from './ranked-lists.js';
import { createLiveRefreshAnnouncer } from './recommendation.live.js';
import { createRecommendationService } from './recommendation.service.js';
import type { RecommendationRepositories } from './recommendation-repositories.postgres.js';
import type { SuitableTitlesReader } from './suitable-titles.js';

export interface ServingDependencies {
  readonly repositories: Pick<RecommendationRepositories, 'interactions' | 'regions'>;
  readonly models: ModelFeed;
  readonly cache: Cache;
  readonly policies: { readonly rankings: CachePolicy; readonly homeRails: CachePolicy };
  readonly liveTopics: LiveTopics;
  readonly profiles: ProfileReader;
  readonly ownTitles: OwnTitlesReader;
  readonly closedTitles: ClosedTitlesReader;
  readonly suitableTitles: SuitableTitlesReader;
  readonly clock: Clock;
}

/** Wires what a model recommends to profiles, and the home page. */
export function createServing(dependencies: ServingDependencies) {
  const { repositories, models, cache, policies, liveTopics, clock, ...readers } = dependencies;
  const closedNumbers = createClosedNumbers();
  const tastes = createProfileTastes({
    ...readers,
    interactions: repositories.interactions,
    models,
    closedNumbers,
  });
  const lists = createRankedLists(
    createVersionedCache(cache.namespace<Versioned<StoredList>>(policies.rankings)),
    clock,
  );
  return {
    service: createRecommendationService({
      ...readers,
      closedNumbers,
      tastes,
      lists,
      models,
      announcer: createLiveRefreshAnnouncer(liveTopics),
      regions: repositories.regions,
      clock,
    }),
    home: createHomeService({
      ...readers,
      tastes,
      lists,
      cache: createVersionedCache(cache.namespace<Versioned<ModelledRails>>(policies.homeRails)),
      clock,
    }),
  };
}

import { cachePolicies as policies } from '../cache-policies.js';
import { windowedTags } from '../modules/catalog/catalog.service.js';
import { ownsProfile, ownsProfileIfNamed } from '../modules/profiles/index.js';
import type { AccountModules } from './account-modules.js';
import type { Foundation } from './foundation.js';
import { createCatalog, createRecommendations, createWatching } from './module-factories.js';

export type ContentModules = ReturnType<typeof createContentModules>;

/** Wires the catalog, what profiles watched of it, and what is recommended to them. */
export function createContentModules(
  { config, platform, overrides }: Foundation,
  { profiles, subscriptions }: AccountModules,
) {
  const { database, cache, liveTopics, jobs, clock, logger, telemetry } = platform;
  const catalog = createCatalog({
    database,
    liveTopics,
    cache: {
      titles: cache.namespace(policies.titles),
      genres: cache.namespace({ ...policies.genres, tagsOf: windowedTags }),
      closed: cache.namespace({ ...policies.closedTitles, tagsOf: windowedTags }),
    },
    profiles: {
      maturityLimitOf: async (profileId) => (await profiles.service.get(profileId)).maturityLimit,
    },
    ownsProfileIfNamed,
    clock,
    publicUrl: config.http.publicUrl,
  });
  const watching = createWatching({
    database,
    titles: catalog.service,
    profiles: profiles.service,
    entitlements: subscriptions.entitlements,
    ownsProfile,
    clock,
  });
  const recommendations = createRecommendations({
    database,
    cache,
    policies,
    liveTopics,
    profiles: { find: async (profileId) => (await profiles.service.find([profileId]))[0] ?? null },
    suitableTitles: async (titleIds, maturityLimit) => {
      const titles = await catalog.service.findPublished(titleIds);
      return new Set(titles.flatMap((title) => (title?.isSuitableFor(maturityLimit) ? [title.id] : [])));
    },
    closedTitles: (region) => catalog.service.closedTitles(region, clock.now()),
    ownTitles: {
      async titleIdsToContinue(profileId, region, first) {
        const page = await watching.service.continueWatching(profileId, region, { first, after: null });
        return page.edges.map(({ node }) => node.wholeTitleId);
      },
      async titleIdsOnWatchlist(profileId, region, first) {
        const page = await watching.watchlist.list(profileId, region, { first, after: null });
        return page.edges.map(({ node }) => node.titleId);
      },
    },
    ownsProfile,
    ownsProfileIfNamed,
    jobs,
    clock,
    logger,
    metrics: telemetry.metrics,
    ...(overrides.modelPollMs === undefined ? {} : { pollMs: overrides.modelPollMs }),
  });
  return { catalog, watching, recommendations };
}

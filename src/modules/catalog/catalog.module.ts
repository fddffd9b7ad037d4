import { anyone, type Rules, type ShieldRule } from '../../graphql/rules.js';
import type { Database } from '../../platform/database/database.js';
import type { Clock } from '../../shared/clock.js';
import type { Viewer } from '../../shared/viewer.js';
import { createAudiences } from './audiences.js';
import { CatalogResolver, GenreFieldsResolver, TitleFieldsResolver } from './catalog.resolver.js';
import { createCatalogService, type GenreCache, type TitleCache } from './catalog.service.js';
import { createMaturityLimits, type ProfileLimitReader } from './maturity-limits.js';
import { createPostgresSearchRepository } from './search/search.repository.postgres.js';
import { SearchEdgeResolver, SearchResolver } from './search/search.resolver.js';
import { createSearchService } from './search/search.service.js';
import { createPostgresSeasonRepository } from './series/season.repository.postgres.js';
import { EpisodeResolver, SeasonResolver, SeriesResolver } from './series/series.resolver.js';
import { createCatalogLoaders } from './title.loaders.js';
import { createPrismaTitleRepository } from './title.repository.prisma.js';
import { titleTypeName } from './title.types.js';
import { createPostgresTitleListRepository } from './title-list.repository.postgres.js';

export interface CatalogDependencies {
  readonly database: Database;
  readonly cache: { readonly titles: TitleCache; readonly genres: GenreCache };
  readonly profiles: ProfileLimitReader;
  /** Lets through whoever names no profile, or one of their own. */
  readonly ownsProfileIfNamed: ShieldRule;
  readonly clock: Clock;
}

/** Wires the catalog. */
export function createCatalog(dependencies: CatalogDependencies) {
  const { database, cache, clock } = dependencies;
  const service = createCatalogService({
    titles: createPrismaTitleRepository(database.prisma),
    lists: createPostgresTitleListRepository(database.pool),
    seasons: createPostgresSeasonRepository(database.pool),
    cache,
  });
  const searching = createSearchService(createPostgresSearchRepository(database.pool));
  const limits = createMaturityLimits(dependencies.profiles);
  const audiences = createAudiences(limits, clock);
  const rules: Rules = {
    Query: {
      genres: anyone,
      search: dependencies.ownsProfileIfNamed,
      title: dependencies.ownsProfileIfNamed,
      titles: dependencies.ownsProfileIfNamed,
    },
    Mutation: {},
    Subscription: {},
  };
  return {
    service,
    resolvers: [
      new CatalogResolver(service, audiences),
      new TitleFieldsResolver(),
      new GenreFieldsResolver(service),
      new SearchResolver(searching, service, audiences),
      new SearchEdgeResolver(),
      new SeriesResolver(),
      new SeasonResolver(),
      new EpisodeResolver(),
    ],
    rules,
    typeResolvers: { Title: titleTypeName },
    createLoaders: (viewer: Viewer | null, region: string | null) =>
      createCatalogLoaders(service, {
        limitOfDevice: () => limits.of(viewer?.boundProfileId ?? null),
        region,
        now: () => clock.now(),
      }),
  };
}

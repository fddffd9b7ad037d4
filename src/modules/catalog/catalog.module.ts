import type { FastifyInstance } from 'fastify';
import type { ShieldRule } from '../../graphql/rules.js';
import type { Database } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { ClientRegion } from '../../platform/http/client-region.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import type { Viewer } from '../../shared/viewer.js';
import { ArtworkResolver } from './artwork/artwork.resolver.js';
import { serveArtwork } from './artwork/artwork.route.js';
import { createAudiences } from './audiences.js';
import { CatalogResolver, GenreFieldsResolver, TitleFieldsResolver } from './catalog.resolver.js';
import { catalogRules } from './catalog.rules.js';
import { createCatalogService, type TitleCache, type WindowedCaches } from './catalog.service.js';
import { createPostgresClosedTitlesRepository } from './closed-titles.repository.postgres.js';
import { CatalogShelfResolver } from './editing/catalog-shelf.resolver.js';
import { createEditing } from './editing/editing-wiring.js';
import { TitleEditingResolver, TitleStateResolver } from './editing/title-editing.resolver.js';
import { createPostgresGenreRepository } from './genre.repository.postgres.js';
import { registerCatalogJobs } from './import/catalog-import.jobs.js';
import {
  CatalogImportProgressedResolver,
  CatalogImportResolver,
  CatalogImportsResolver,
} from './import/catalog-import.resolver.js';
import { createCatalogImports } from './import/catalog-import-wiring.js';
import { createMaturityLimits, type ProfileLimitReader } from './maturity-limits.js';
import { observeEvents } from './observed-events.js';
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
  readonly cache: WindowedCaches & { readonly titles: TitleCache };
  readonly liveTopics: LiveTopics;
  readonly profiles: ProfileLimitReader;
  /** Allows callers who name no profile, or one of their own. */
  readonly ownsProfileIfNamed: ShieldRule;
  readonly clock: Clock;
  /** The public base URL. */
  readonly publicUrl: string;
}

/** Wires the catalog. */
export function createCatalog(dependencies: CatalogDependencies) {
  const { database, cache, liveTopics, ownsProfileIfNamed, clock, publicUrl } = dependencies;
  const service = createCatalogService({
    titles: createPrismaTitleRepository(database.prisma),
    lists: createPostgresTitleListRepository(database.readPool),
    genres: createPostgresGenreRepository(database.readPool),
    closed: createPostgresClosedTitlesRepository(database.readPool),
    seasons: createPostgresSeasonRepository(database.readPool),
    cache,
  });
  const { changes, editing, seriesEditing, shelf } = createEditing({
    database,
    forget: service.forget,
    clock,
  });
  const imports = createCatalogImports({ database, liveTopics, changes, clock });
  const searching = createSearchService(createPostgresSearchRepository(database.readPool));
  const limits = createMaturityLimits(dependencies.profiles);
  const audiences = createAudiences(limits, clock);
  return {
    service,
    shelf,
    imports,
    resolvers: [
      new CatalogResolver(service, audiences),
      new TitleFieldsResolver(),
      new GenreFieldsResolver(),
      new SearchResolver(searching, service, audiences),
      new SearchEdgeResolver(),
      new TitleEditingResolver(editing, seriesEditing),
      new CatalogShelfResolver(shelf),
      new TitleStateResolver(),
      new CatalogImportResolver(imports),
      new CatalogImportProgressedResolver(imports),
      new CatalogImportsResolver(imports),
      new ArtworkResolver(publicUrl),
      new SeriesResolver(),
      new SeasonResolver(),
      new EpisodeResolver(),
    ],
    rules: catalogRules(ownsProfileIfNamed, imports),
    /** Serves HTTP routes. */
    serve(fastify: FastifyInstance, clientRegion: ClientRegion) {
      serveArtwork(fastify, { titles: service, clientRegion, clock });
    },
    observe: (relay: OutboxRelay, jobs: JobQueue) => observeEvents(relay, jobs, service),
    work: (workers: JobWorkers) => registerCatalogJobs(workers, imports),
    typeResolvers: { Title: titleTypeName },
    createLoaders: (viewer: Viewer | null, region: string | null) =>
      createCatalogLoaders(service, {
        limitOfDevice: () => limits.of(viewer?.boundProfileId ?? null),
        region,
        now: () => clock.now(),
      }),
  };
}

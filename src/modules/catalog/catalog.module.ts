import type { FastifyInstance } from 'fastify';
import { anyone, isAdmin, type Rules, type ShieldRule } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { ClientRegion } from '../../platform/http/client-region.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import { domainEvent } from '../../shared/domain-event.js';
import type { Viewer } from '../../shared/viewer.js';
import { ArtworkResolver } from './artwork/artwork.resolver.js';
import { serveArtwork } from './artwork/artwork.route.js';
import { createAudiences } from './audiences.js';
import { CatalogResolver, GenreFieldsResolver, TitleFieldsResolver } from './catalog.resolver.js';
import { createCatalogService, type TitleCache, type WindowedCaches } from './catalog.service.js';
import { createPostgresClosedTitlesRepository } from './closed-titles.repository.postgres.js';
import type { TitleChanged } from './domain/catalog-events.js';
import { createPrismaCatalogShelfRepository } from './editing/catalog-shelf.repository.prisma.js';
import { CatalogShelfResolver } from './editing/catalog-shelf.resolver.js';
import { createCatalogShelfService } from './editing/catalog-shelf.service.js';
import { createSeriesEditingService } from './editing/series-editing.service.js';
import { createAddTitle } from './editing/title-adding.js';
import { createTitleChanges } from './editing/title-changes.js';
import { createPrismaTitleEditingRepository } from './editing/title-editing.repository.prisma.js';
import { TitleEditingResolver, TitleStateResolver } from './editing/title-editing.resolver.js';
import { createTitleEditingService } from './editing/title-editing.service.js';
import { createPostgresGenreRepository } from './genre.repository.postgres.js';
import { registerCatalogJobs, runImportJob } from './import/catalog-import.jobs.js';
import { createPrismaCatalogImportRepository } from './import/catalog-import.repository.prisma.js';
import {
  CatalogImportProgressedResolver,
  CatalogImportResolver,
  CatalogImportsResolver,
  importProgressTopic,
} from './import/catalog-import.resolver.js';
import { watchesImport } from './import/catalog-import.rules.js';
import { createCatalogImportService, type ImportRequested } from './import/catalog-import.service.js';
import { createTitleImporter } from './import/title-importer.js';
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
  const { database, cache, liveTopics, clock } = dependencies;
  const service = createCatalogService({
    titles: createPrismaTitleRepository(database.prisma),
    lists: createPostgresTitleListRepository(database.readPool),
    genres: createPostgresGenreRepository(database.readPool),
    closed: createPostgresClosedTitlesRepository(database.readPool),
    seasons: createPostgresSeasonRepository(database.readPool),
    cache,
  });
  const bind = (client: DatabaseClient) => ({
    titles: createPrismaTitleEditingRepository(client),
    audit: createPrismaAuditLog(client),
    outbox: createPrismaOutbox(client, database.tracing),
  });
  const changes = createTitleChanges({
    transactor: database.transactor(bind),
    forget: service.forget,
    clock,
  });
  const addTitle = createAddTitle({ changes, clock });
  const editing = createTitleEditingService({ changes, addTitle });
  const seriesEditing = createSeriesEditingService({ changes, addTitle, clock });
  const shelf = createCatalogShelfService(createPrismaCatalogShelfRepository(database.prisma, database.pool));
  const imports = createCatalogImportService({
    transactor: database.transactor((client) => ({
      imports: createPrismaCatalogImportRepository(client),
      audit: createPrismaAuditLog(client),
      outbox: createPrismaOutbox(client, database.tracing),
    })),
    imports: createPrismaCatalogImportRepository(database.prisma),
    importer: createTitleImporter({ changes, clock }),
    announce: ({ id }) =>
      liveTopics.publish(
        importProgressTopic,
        id,
        domainEvent('catalog.import_progressed', { importId: id }, clock.now()),
      ),
    clock,
  });
  const searching = createSearchService(createPostgresSearchRepository(database.readPool));
  const limits = createMaturityLimits(dependencies.profiles);
  const audiences = createAudiences(limits, clock);
  const rules: Rules = {
    Query: {
      genres: anyone,
      search: dependencies.ownsProfileIfNamed,
      title: dependencies.ownsProfileIfNamed,
      titles: dependencies.ownsProfileIfNamed,
    },
    Mutation: {
      createMovie: isAdmin,
      createSeries: isAdmin,
      addSeason: isAdmin,
      updateSeason: isAdmin,
      addEpisode: isAdmin,
      updateTitle: isAdmin,
      publishTitle: isAdmin,
      archiveTitle: isAdmin,
      importCatalog: isAdmin,
    },
    Subscription: { catalogImportProgressed: watchesImport(imports) },
  };
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
      new ArtworkResolver(dependencies.publicUrl),
      new SeriesResolver(),
      new SeasonResolver(),
      new EpisodeResolver(),
    ],
    rules,
    /** Serves HTTP routes. */
    serve(fastify: FastifyInstance, clientRegion: ClientRegion) {
      serveArtwork(fastify, { titles: service, clientRegion, clock });
    },
    /** Handles events after their commit: invalidates changed titles even if the process that changed them has died. */
    observe(relay: OutboxRelay, jobs: JobQueue) {
      relay.on<TitleChanged>('catalog.title_changed', ({ payload }) => service.forget([payload.titleId]));
      relay.on<ImportRequested>('catalog.import_requested', ({ payload }) =>
        jobs.enqueue(runImportJob, payload),
      );
    },
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

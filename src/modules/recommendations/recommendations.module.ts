import { isAdmin, type Rules, type ShieldRule } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import { createVersionedCache, type Versioned } from '../../platform/cache/versioned-cache.js';
import type { Database } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Metrics } from '../../platform/telemetry/metrics/metric.js';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { TitleChanged } from '../catalog/index.js';
import { type ClosedTitlesReader, createClosedNumbers } from './closed-titles.js';
import { createPostgresExperimentRepository } from './experiments/experiment.repository.postgres.js';
import { ExperimentArmsResolver, ExperimentResolver } from './experiments/experiment.resolver.js';
import { createExperimentService } from './experiments/experiment.service.js';
import { createExperimentOutcomes } from './experiments/experiment-outcomes.js';
import { HomeRailsResolver, HomeResolver, RailResolver } from './home.resolver.js';
import { createHomeService, type ModelledRails, type OwnTitlesReader } from './home.service.js';
import {
  forgetImpressionsJob,
  recordPlayJob,
  registerImpressionJobs,
} from './impressions/impression.jobs.js';
import { createImpressionPersonalData } from './impressions/impression.personal-data.js';
import { createPostgresImpressionRepository } from './impressions/impression.repository.postgres.js';
import { ImpressionResolver } from './impressions/impression.resolver.js';
import { createImpressionService, IMPRESSION_MONTHS } from './impressions/impression.service.js';
import { createOutcomeLoaders } from './impressions/outcome.loaders.js';
import { ArmOutcomeResolver, ModelOutcomeResolver } from './impressions/outcome.resolver.js';
import { createPostgresInteractionRepository } from './interaction.repository.postgres.js';
import { threadedLearner } from './learning/threaded-learner.js';
import { createPostgresModelRepository } from './model.repository.postgres.js';
import { ModelAdministrationResolver } from './model-administration.resolver.js';
import { createModelAdministrationService } from './model-administration.service.js';
import { ModelBuildResolver } from './model-build.live.js';
import { createModelBuilder } from './model-builder.js';
import { createModelFeed } from './model-feed.js';
import { createProfileTastes, type ProfileReader } from './profile-taste.js';
import { createRankedLists, type RankedList } from './ranked-lists.js';
import { buildModelJob, refreshProfileJob, registerRecommendationJobs } from './recommendation.jobs.js';
import {
  createLiveRefreshAnnouncer,
  RecommendationLiveResolver,
  recommendationsRefreshedTopic,
} from './recommendation.live.js';
import {
  BecauseResolver,
  RecommendationResolver,
  recommendationTitleResolvers,
} from './recommendation.resolver.js';
import { createRecommendationService } from './recommendation.service.js';
import { timeRecommendations } from './recommendation-metrics.js';
import type { RefreshReason } from './refresh-announcer.js';
import type { SuitableTitlesReader } from './suitable-titles.js';
import { createPostgresTitleFeatureRepository } from './title-feature.repository.postgres.js';
import { createPostgresTrendingRepository } from './trending.repository.postgres.js';
import { createViewerRegionPersonalData } from './viewer-region.personal-data.js';
import { createPostgresViewerRegions } from './viewer-regions.postgres.js';

export interface RecommendationsDependencies {
  readonly database: Pick<Database, 'pool' | 'batchPool' | 'prisma'>;
  readonly cache: Cache;
  readonly policies: { readonly rankings: CachePolicy; readonly homeRails: CachePolicy };
  readonly liveTopics: LiveTopics;
  readonly profiles: ProfileReader;
  readonly ownTitles: OwnTitlesReader;
  readonly closedTitles: ClosedTitlesReader;
  readonly suitableTitles: SuitableTitlesReader;
  readonly ownsProfile: ShieldRule;
  /** Allows callers who name no profile, or one of their own. */
  readonly ownsProfileIfNamed: ShieldRule;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Records how long recommending takes, if set. */
  readonly metrics?: Metrics | null;
  /** How often to look for a newer model. */
  readonly pollMs?: number;
}

type Watched = DomainEvent<string, { readonly profileId: string }>;
type Started = DomainEvent<string, { readonly profileId: string; readonly titleId: string }>;

const REFRESHING_EVENTS: Readonly<Record<string, RefreshReason>> = {
  'watching.title_completed': 'TITLE_COMPLETED',
  'watching.title_rated': 'TITLE_RATED',
  'watching.rating_removed': 'RATING_REMOVED',
  'watching.title_added_to_watchlist': 'WATCHLIST_CHANGED',
  'watching.title_removed_from_watchlist': 'WATCHLIST_CHANGED',
  'watching.history_cleared': 'HISTORY_CLEARED',
};

/** The changes that affect which titles can be recommended. */
const LEARNT_CHANGES: ReadonlySet<TitleChanged['payload']['change']> = new Set(['PUBLISHED', 'ARCHIVED']);

/** Wires recommendations and the home page. */
export function createRecommendations(dependencies: RecommendationsDependencies) {
  const { cache, policies, clock, logger, ownsProfile, ownsProfileIfNamed, profiles } = dependencies;
  const { pool, batchPool } = dependencies.database;

  const titles = createPostgresTitleFeatureRepository(batchPool);
  const interactions = createPostgresInteractionRepository(pool, batchPool);
  const storedModels = createPostgresModelRepository(batchPool);
  const trends = createPostgresTrendingRepository(batchPool);
  const storedExperiments = createPostgresExperimentRepository(pool);
  const storedImpressions = createPostgresImpressionRepository(pool, batchPool);
  const models = createModelFeed({
    titles,
    models: storedModels,
    trends,
    experiments: storedExperiments,
    clock,
    ...(dependencies.pollMs === undefined ? {} : { pollMs: dependencies.pollMs }),
    onError: (error) =>
      logger.warn({ error }, 'The recommendation model cannot be read; the former one serves'),
  });

  const regions = createPostgresViewerRegions(pool);
  const { closedTitles } = dependencies;
  const closedNumbers = createClosedNumbers();
  const tastes = createProfileTastes({ profiles, interactions, models, closedTitles, closedNumbers });
  const lists = createRankedLists(
    createVersionedCache(cache.namespace<Versioned<RankedList>>(policies.rankings)),
    clock,
  );
  const service = createRecommendationService({
    profiles,
    closedTitles,
    closedNumbers,
    suitableTitles: dependencies.suitableTitles,
    tastes,
    lists,
    models,
    announcer: createLiveRefreshAnnouncer(dependencies.liveTopics),
    regions,
    clock,
  });
  const home = createHomeService({
    tastes,
    lists,
    cache: createVersionedCache(cache.namespace<Versioned<ModelledRails>>(policies.homeRails)),
    ownTitles: dependencies.ownTitles,
    suitableTitles: dependencies.suitableTitles,
    profiles,
    clock,
  });

  const shown = timeRecommendations({ service, home }, dependencies.metrics ?? null);

  const builder = createModelBuilder({
    titles,
    interactions,
    models: storedModels,
    learner: threadedLearner,
    clock,
  });

  const audit = createPrismaAuditLog(dependencies.database.prisma);
  const administration = createModelAdministrationService({
    models: storedModels,
    jobs: dependencies.jobs,
    audit,
    clock,
  });
  const experiments = createExperimentService({ experiments: storedExperiments, clock });
  const outcomes = createExperimentOutcomes({
    experiments: storedExperiments,
    impressions: storedImpressions,
    clock,
  });
  const impressions = createImpressionService({ impressions: storedImpressions, models, clock });

  const rules: Rules = {
    Query: {
      recommendations: ownsProfile,
      home: ownsProfile,
      similarTitles: ownsProfileIfNamed,
      trending: ownsProfileIfNamed,
    },
    Mutation: {
      recordImpressions: ownsProfile,
      rebuildRecommendations: isAdmin,
      rollBackRecommendations: isAdmin,
      startRecommendationExperiment: isAdmin,
      endRecommendationExperiment: isAdmin,
    },
    Subscription: { recommendationsRefreshed: ownsProfile },
  };

  return {
    service,
    home,
    /** Must be started before serving, and disposed of at the end. */
    models,
    rules,
    resolvers: [
      new RecommendationResolver(shown.service),
      new BecauseResolver(),
      new HomeResolver(shown.home),
      new HomeRailsResolver(),
      new RailResolver(),
      new RecommendationLiveResolver(service),
      new ModelAdministrationResolver(administration),
      new ModelBuildResolver(administration),
      new ModelOutcomeResolver(),
      new ExperimentResolver(experiments),
      new ExperimentArmsResolver(),
      new ArmOutcomeResolver(),
      new ImpressionResolver(impressions),
      ...recommendationTitleResolvers.map((TitleFieldResolver) => new TitleFieldResolver()),
    ],
    createLoaders: () => createOutcomeLoaders(storedImpressions, outcomes),
    /** The regions that accounts watch from, for regional trends. */
    regions,
    personalData: [...createImpressionPersonalData(batchPool), ...createViewerRegionPersonalData(batchPool)],
    /** How many whole months impressions are kept, besides the current one. */
    impressionMonths: IMPRESSION_MONTHS,
    profileTopics: [recommendationsRefreshedTopic],
    /** Builds and publishes a model in this process, without a job. */
    async learn() {
      await builder.build();
      await trends.refresh(clock.now());
      await models.refresh();
    },
    /**
     * Handles events after their commit: finishing or rating a title refreshes recommendations, and plays are counted
     * for the rails that showed them.
     */
    observe(relay: OutboxRelay, jobs: JobQueue) {
      for (const [type, reason] of Object.entries(REFRESHING_EVENTS)) {
        relay.on<Watched>(type, ({ payload: { profileId } }) =>
          jobs.enqueue(refreshProfileJob, { profileId, reason }),
        );
      }
      relay.on<Started>('watching.title_started', ({ id, payload: { profileId, titleId }, occurredAt }) =>
        jobs.enqueue(
          recordPlayJob,
          { profileId, titleId, playedAt: occurredAt.toISOString() },
          { jobId: id },
        ),
      );
      relay.on<Watched>('watching.history_cleared', ({ id, payload: { profileId }, occurredAt }) =>
        jobs.enqueue(forgetImpressionsJob, { profileId, until: occurredAt.toISOString() }, { jobId: id }),
      );
      relay.on<TitleChanged>('catalog.title_changed', async ({ payload: { change } }) => {
        if (LEARNT_CHANGES.has(change)) await jobs.enqueue(buildModelJob, {});
      });
    },
    work(workers: JobWorkers) {
      const { jobs } = dependencies;
      registerRecommendationJobs(workers, { builder, trends, models, service, jobs, clock });
      registerImpressionJobs(workers, impressions, outcomes);
    },
  };
}

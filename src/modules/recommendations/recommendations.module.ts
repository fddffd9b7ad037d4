import type { ShieldRule } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import { createVersionedCache, type Versioned } from '../../platform/cache/versioned-cache.js';
import type { Database } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Metrics } from '../../platform/telemetry/metrics/metric.js';
import type { Clock } from '../../shared/clock.js';
import { type ClosedTitlesReader, createClosedNumbers } from './closed-titles.js';
import { createPostgresExperimentRepository } from './experiments/experiment.repository.postgres.js';
import { ExperimentArmsResolver, ExperimentResolver } from './experiments/experiment.resolver.js';
import { createExperimentService } from './experiments/experiment.service.js';
import { createExperimentOutcomes } from './experiments/experiment-outcomes.js';
import { HomeRailsResolver, HomeResolver, RailResolver } from './home.resolver.js';
import { createHomeService, type ModelledRails, type OwnTitlesReader } from './home.service.js';
import { registerImpressionJobs } from './impressions/impression.jobs.js';
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
import { observeEvents } from './observed-events.js';
import { createProfileTastes, type ProfileReader } from './profile-taste.js';
import { createRankedLists, type RankedList } from './ranked-lists.js';
import { registerRecommendationJobs } from './recommendation.jobs.js';
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
import { recommendationsRules } from './recommendations.rules.js';
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
      logger.warn({ error }, 'The recommendation model cannot be read; the previous one stays in use'),
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

  return {
    service,
    home,
    /** Must be started before serving, and disposed of at the end. */
    models,
    rules: recommendationsRules(ownsProfile, ownsProfileIfNamed),
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
    observe: observeEvents,
    work(workers: JobWorkers) {
      const { jobs } = dependencies;
      registerRecommendationJobs(workers, { builder, trends, models, service, jobs, clock });
      registerImpressionJobs(workers, impressions, outcomes);
    },
  };
}

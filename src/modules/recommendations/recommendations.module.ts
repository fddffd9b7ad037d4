import type { ShieldRule } from '../../graphql/rules.js';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import type { Database } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Metrics } from '../../platform/telemetry/metrics/metric.js';
import type { Clock } from '../../shared/clock.js';
import type { ClosedTitlesReader } from './closed-titles.js';
import { ExperimentArmsResolver, ExperimentResolver } from './experiments/experiment.resolver.js';
import { createExperimentService } from './experiments/experiment.service.js';
import { createExperimentOutcomes } from './experiments/experiment-outcomes.js';
import { HomeRailsResolver, HomeResolver, RailResolver } from './home.resolver.js';
import type { OwnTitlesReader } from './home.service.js';
import { registerImpressionJobs } from './impressions/impression.jobs.js';
import { createImpressionPersonalData } from './impressions/impression.personal-data.js';
import { ImpressionResolver } from './impressions/impression.resolver.js';
import { createImpressionService, IMPRESSION_MONTHS } from './impressions/impression.service.js';
import { createOutcomeLoaders } from './impressions/outcome.loaders.js';
import { ArmOutcomeResolver, ModelOutcomeResolver } from './impressions/outcome.resolver.js';
import { ModelAdministrationResolver } from './model-administration.resolver.js';
import { ModelBuildResolver } from './model-build.live.js';
import { createModels } from './model-wiring.js';
import { observeEvents } from './observed-events.js';
import type { ProfileReader } from './profile-taste.js';
import { registerRecommendationJobs } from './recommendation.jobs.js';
import { RecommendationLiveResolver, recommendationsRefreshedTopic } from './recommendation.live.js';
import {
  BecauseResolver,
  RecommendationResolver,
  recommendationTitleResolvers,
} from './recommendation.resolver.js';
import { timeRecommendations } from './recommendation-metrics.js';
import { createPostgresRecommendationRepositories } from './recommendation-repositories.postgres.js';
import { recommendationsRules } from './recommendations.rules.js';
import { createServing } from './serving-wiring.js';
import type { SuitableTitlesReader } from './suitable-titles.js';
import { createViewerRegionPersonalData } from './viewer-region.personal-data.js';

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
  const { database, jobs, clock, ownsProfile, ownsProfileIfNamed } = dependencies;
  const repositories = createPostgresRecommendationRepositories(database);
  const { trends, regions } = repositories;
  const { models, builder, administration } = createModels({ ...dependencies, repositories });
  const { service, home } = createServing({ ...dependencies, repositories, models });
  const shown = timeRecommendations({ service, home }, dependencies.metrics ?? null);
  const experiments = createExperimentService({ experiments: repositories.experiments, clock });
  const outcomes = createExperimentOutcomes({ ...repositories, clock });
  const impressions = createImpressionService({ impressions: repositories.impressions, models, clock });

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
    createLoaders: () => createOutcomeLoaders(repositories.impressions, outcomes),
    /** The regions that accounts watch from, for regional trends. */
    regions,
    personalData: [
      ...createImpressionPersonalData(database.batchPool),
      ...createViewerRegionPersonalData(database.batchPool),
    ],
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
      registerRecommendationJobs(workers, { builder, trends, models, service, jobs, clock });
      registerImpressionJobs(workers, impressions, outcomes);
    },
  };
}

import {
  GRAPHQL_DURATION,
  GRAPHQL_OPERATIONS,
  LIVE_EVENTS,
  LIVE_SOCKETS,
} from '../../graphql/operation-metrics.js';
import { RATE_LIMIT_REFUSALS } from '../../graphql/rate-limits/operation-limits.js';
import { isAdmin, type Rules } from '../../graphql/rules.js';
import type { Cache, CachePolicy } from '../../platform/cache/cache.js';
import { CACHE_LOADS, CACHE_READS } from '../../platform/cache/cache-metrics.js';
import type { Database } from '../../platform/database/database.js';
import { HTTP_REQUEST_DURATION, HTTP_REQUESTS } from '../../platform/http/request-metrics.js';
import { JOB_DURATION, JOBS } from '../../platform/jobs/job-metrics.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Telemetry } from '../../platform/telemetry/metrics/telemetry.js';
import type { Clock } from '../../shared/clock.js';
import { STREAMS } from '../playback/index.js';
import { RECOMMENDATION_DURATION } from '../recommendations/index.js';
import { HealthResolver } from './health.resolver.js';
import { createHealthService } from './health.service.js';
import { MetricsLiveResolver } from './metrics.live.js';
import { CacheTrafficResolver, MetricsResolver } from './metrics.resolver.js';
import { createMetricsService } from './metrics.service.js';
import { takeSample } from './metrics-samples.js';
import { createMetricsSeriesService } from './metrics-series.service.js';
import { createPostgresPopularityRepository } from './popularity/popularity.repository.postgres.js';
import {
  PopularityResolver,
  PopularityTitleResolver,
  TitlePlaysTitleResolver,
} from './popularity/popularity.resolver.js';
import { createPopularityService } from './popularity/popularity.service.js';
import { createSampleBroadcast } from './sample-broadcast.js';
import type { MetricNames } from './system-metrics.js';

export interface AnalyticsDependencies {
  readonly telemetry: Pick<Telemetry, 'history' | 'shared' | 'reporter'>;
  readonly database: Pick<Database, 'readPool'>;
  readonly cache: Pick<Cache, 'namespace'>;
  readonly policies: { readonly popularity: CachePolicy; readonly playsByDay: CachePolicy };
  readonly clock: Clock;
  readonly logger: Logger;
}

const NAMES: MetricNames = {
  operations: GRAPHQL_OPERATIONS,
  operationDuration: GRAPHQL_DURATION,
  requests: HTTP_REQUESTS,
  requestDuration: HTTP_REQUEST_DURATION,
  liveEvents: LIVE_EVENTS,
  sockets: LIVE_SOCKETS,
  cacheReads: CACHE_READS,
  cacheLoads: CACHE_LOADS,
  jobs: JOBS,
  jobDuration: JOB_DURATION,
  refusals: RATE_LIMIT_REFUSALS,
  recommendations: RECOMMENDATION_DURATION,
  streams: STREAMS,
};

const rules: Rules = { Query: {}, Mutation: {}, Subscription: { adminMetrics: isAdmin } };

/** Wires the metrics of the system and its titles, for administrators. */
export function createAnalytics(dependencies: AnalyticsDependencies) {
  const { telemetry, database, cache, policies, clock, logger } = dependencies;
  const health = createHealthService(telemetry);
  const metrics = createMetricsService({ history: telemetry.history, names: NAMES, health });
  const metricsSeries = createMetricsSeriesService({ history: telemetry.history, names: NAMES });
  const popularity = createPopularityService({
    popularity: createPostgresPopularityRepository(database.readPool),
    cache,
    policies,
    clock,
  });
  const samples = createSampleBroadcast({
    sample: () => takeSample(metrics),
    onError: (error) => logger.warn({ error }, 'A metric sample was skipped'),
  });
  return {
    resolvers: [
      new MetricsResolver(metrics, metricsSeries),
      new CacheTrafficResolver(metrics),
      new HealthResolver(health),
      new PopularityResolver(popularity),
      new PopularityTitleResolver(),
      new TitlePlaysTitleResolver(),
      new MetricsLiveResolver(),
    ],
    rules,
    createLoaders: () => ({ metricsSamples: samples }),
  };
}

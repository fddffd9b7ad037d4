import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { CacheStatsType } from '../operations/index.js';
import type { MetricsService } from './metrics.service.js';
import {
  CacheTrafficType,
  MetricsWindowEnum,
  RecommendationLatencyType,
  SystemMetricsType,
} from './metrics.types.js';
import type { MetricsSeriesService } from './metrics-series.service.js';
import { MetricsSeriesType } from './metrics-series.types.js';
import type { MetricsWindow } from './metrics-window.js';

@Resolver(() => AdminType)
export class MetricsResolver {
  constructor(
    private readonly service: MetricsService,
    private readonly overTime: MetricsSeriesService,
  ) {}

  @FieldResolver(() => MetricsSeriesType, {
    description: 'Metrics over time. The last step is still filling, and is updated 30 times.',
  })
  metricsSeries(
    @Arg('window', () => MetricsWindowEnum, { defaultValue: 'FIFTEEN_MINUTES' }) window: MetricsWindow,
  ): Promise<MetricsSeriesType> {
    return this.overTime.series(window);
  }

  @FieldResolver(() => SystemMetricsType, { description: 'Metrics over all processes.' })
  metrics(
    @Arg('window', () => MetricsWindowEnum, { defaultValue: 'FIFTEEN_MINUTES' }) window: MetricsWindow,
  ): Promise<SystemMetricsType> {
    return this.service.metrics(window);
  }

  @FieldResolver(() => [RecommendationLatencyType], {
    description: 'The latency of computing recommendations, by surface, over all processes.',
  })
  recommendationLatency(
    @Arg('window', () => MetricsWindowEnum, { defaultValue: 'FIFTEEN_MINUTES' }) window: MetricsWindow,
  ): Promise<RecommendationLatencyType[]> {
    return this.service.recommendationLatency(window);
  }
}

@Resolver(() => CacheStatsType)
export class CacheTrafficResolver {
  constructor(private readonly service: MetricsService) {}

  @FieldResolver(() => CacheTrafficType, { description: 'The same, over all processes.' })
  system(
    @Root() { name }: CacheStatsType,
    @Arg('window', () => MetricsWindowEnum, { defaultValue: 'FIFTEEN_MINUTES' }) window: MetricsWindow,
  ): Promise<CacheTrafficType> {
    return this.service.cache(name, window);
  }
}

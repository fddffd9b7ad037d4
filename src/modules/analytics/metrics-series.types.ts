import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import { CacheTrafficType, RecommendationTrafficType, TrafficType } from './metrics.types.js';
import type { MetricsPoint, MetricsSeries } from './metrics-series.service.js';
import type { CacheTraffic, RecommendationTraffic, Traffic } from './system-metrics.js';

@ObjectType('MetricsPoint', {
  description: 'Metrics of one step of a window, over all processes.',
  simpleResolvers: true,
})
export class MetricsPointType implements MetricsPoint {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: 'For the last step, the time up to which it is measured.' })
  to!: Date;

  @Field(() => TrafficType, {
    description: 'HTTP requests, including those that carry operations. Statuses from 400 count as errors.',
  })
  requests!: Traffic;

  @Field(() => TrafficType, { description: 'Operations over HTTP and sockets.' })
  operations!: Traffic;

  @Field(() => CacheTrafficType, { description: 'Totals over all caches.' })
  cache!: CacheTraffic;

  @Field(() => RecommendationTrafficType)
  recommendations!: RecommendationTraffic;
}

@ObjectType('MetricsSeries', {
  description:
    'Metrics over time, over all processes. Steps are 10 seconds (MINUTE, FIVE_MINUTES), a minute (FIFTEEN_MINUTES, HOUR), 5 minutes (SIX_HOURS), an hour (DAY), 2 hours (WEEK) or 8 hours (MONTH), and are aligned to that unit.',
  simpleResolvers: true,
})
export class MetricsSeriesType implements MetricsSeries {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: 'The last full ten seconds.' })
  to!: Date;

  @Field(() => Int)
  stepSeconds!: number;

  @Field(() => [MetricsPointType], {
    description: 'All steps in order, including empty ones; at most 91.',
  })
  points!: readonly MetricsPoint[];
}

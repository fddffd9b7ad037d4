import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import { CacheTrafficType, RecommendationTrafficType, TrafficType } from './metrics.types.js';
import type { MetricsPoint, MetricsSeries } from './metrics-series.service.js';
import type { CacheTraffic, RecommendationTraffic, Traffic } from './system-metrics.js';

@ObjectType('MetricsPoint', {
  description: 'How the system did in one step of a window, all processes together.',
  simpleResolvers: true,
})
export class MetricsPointType implements MetricsPoint {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: 'Of the last step, up to when it is measured.' })
  to!: Date;

  @Field(() => TrafficType, {
    description: 'HTTP requests, those among them that carry operations. Errors are statuses from 400 on.',
  })
  requests!: Traffic;

  @Field(() => TrafficType, { description: 'Operations over HTTP and sockets.' })
  operations!: Traffic;

  @Field(() => CacheTrafficType, { description: 'All caches together.' })
  cache!: CacheTraffic;

  @Field(() => RecommendationTrafficType)
  recommendations!: RecommendationTraffic;
}

@ObjectType('MetricsSeries', {
  description:
    'How the system did, step by step, all processes together. Steps are 10 seconds (MINUTE, FIVE_MINUTES), a minute (FIFTEEN_MINUTES, HOUR), 5 minutes (SIX_HOURS), an hour (DAY), 2 hours (WEEK) or 8 hours (MONTH), and begin with a full one.',
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
    description: 'Every step, the first first, also those in which nothing happened; at most 91.',
  })
  points!: readonly MetricsPoint[];
}

import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, SafeInt } from '../../graphql/scalars.js';
import type { Latency } from './measured-figures.js';
import type { SystemMetrics } from './metrics.service.js';
import type { MetricsWindow } from './metrics-window.js';
import type {
  CacheTraffic,
  JobTraffic,
  OperationTraffic,
  RecommendationTraffic,
  SurfaceTraffic,
  Traffic,
} from './system-metrics.js';

export const MetricsWindowEnum: Record<MetricsWindow, MetricsWindow> = {
  MINUTE: 'MINUTE',
  FIVE_MINUTES: 'FIVE_MINUTES',
  FIFTEEN_MINUTES: 'FIFTEEN_MINUTES',
  HOUR: 'HOUR',
  SIX_HOURS: 'SIX_HOURS',
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
};
registerEnumType(MetricsWindowEnum, {
  name: 'MetricsWindow',
  description:
    'How far back to look. A window starts at a full ten seconds (MINUTE), a full minute (up to SIX_HOURS) or a full hour. MONTH is 30 days.',
});

@ObjectType('Latency', {
  description: 'Latencies in milliseconds. Percentiles are accurate to within 1.1 %.',
  simpleResolvers: true,
})
export class LatencyType implements Latency {
  @Field(() => Float, { nullable: true, description: 'The average. Null without measurements.' })
  meanMs!: number | null;

  @Field(() => Float, { nullable: true })
  p50Ms!: number | null;

  @Field(() => Float, { nullable: true })
  p95Ms!: number | null;

  @Field(() => Float, { nullable: true })
  p99Ms!: number | null;
}

@ObjectType('Traffic', { simpleResolvers: true })
export class TrafficType implements Traffic {
  @Field(() => SafeInt)
  count!: number;

  @Field(() => Float)
  perSecond!: number;

  @Field(() => SafeInt, { description: 'Operations that returned any error.' })
  errors!: number;

  @Field(() => Float)
  errorsPerSecond!: number;

  @Field(() => SafeInt, { description: 'Operations that failed because of a bug or an unavailable server.' })
  failures!: number;

  @Field(() => LatencyType)
  latency!: Latency;
}

@ObjectType('OutcomeCount', { simpleResolvers: true })
export class OutcomeCountType {
  @Field(() => String, { description: 'OK, or the code of the first error.' })
  outcome!: string;

  @Field(() => SafeInt)
  count!: number;
}

@ObjectType('OperationTraffic', {
  description: 'Operations with the same root fields, over all processes.',
  simpleResolvers: true,
})
export class OperationTrafficType extends TrafficType implements OperationTraffic {
  @Field(() => String, {
    description:
      'The first root field, followed by + when there are more; `invalid` when it is not a valid operation.',
  })
  operation!: string;

  @Field(() => String, {
    description: 'query, mutation or subscription; `invalid` for anything else.',
  })
  kind!: string;

  @Field(() => [OutcomeCountType], { description: 'Most frequent first.' })
  outcomes!: readonly OutcomeCountType[];
}

@ObjectType('CacheTraffic', {
  description: 'Cache statistics over all processes.',
  simpleResolvers: true,
})
export class CacheTrafficType implements CacheTraffic {
  @Field(() => SafeInt, { description: 'Keys that were read.' })
  reads!: number;

  @Field(() => SafeInt, { description: 'Reads answered from process memory.' })
  localHits!: number;

  @Field(() => SafeInt, { description: 'Hits in Redis.' })
  redisHits!: number;

  @Field(() => SafeInt, { description: 'Reads answered by the source.' })
  misses!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of reads answered without the source, from 0 to 1. Null without reads.',
  })
  hitRatio!: number | null;

  @Field(() => SafeInt, { description: 'Loads from the source, each for one or more keys.' })
  loads!: number;

  @Field(() => SafeInt)
  failedLoads!: number;
}

@ObjectType('JobTraffic', { description: 'Attempts of one kind of job.', simpleResolvers: true })
export class JobTrafficType implements JobTraffic {
  @Field(() => String)
  queue!: string;

  @Field(() => String)
  job!: string;

  @Field(() => SafeInt)
  done!: number;

  @Field(() => SafeInt)
  failed!: number;

  @Field(() => SafeInt, { description: 'Returned to the queue because a process stopped.' })
  returned!: number;

  @Field(() => LatencyType)
  latency!: Latency;
}

@ObjectType('RateLimitRefusals', { simpleResolvers: true })
export class RateLimitRefusalsType {
  @Field(() => String, {
    description: 'The exceeded limit; `block` for callers that are blocked after repeated violations.',
  })
  limit!: string;

  @Field(() => SafeInt)
  count!: number;
}

@ObjectType('RecommendationTraffic', {
  description: 'The latency of computing recommendations on one surface.',
  simpleResolvers: true,
})
export class RecommendationTrafficType implements RecommendationTraffic {
  @Field(() => SafeInt)
  count!: number;

  @Field(() => Float)
  perSecond!: number;

  @Field(() => LatencyType)
  latency!: Latency;
}

@ObjectType('RecommendationLatency', { simpleResolvers: true })
export class RecommendationLatencyType extends RecommendationTrafficType implements SurfaceTraffic {
  @Field(() => String, { description: 'The root field: home, recommendations, similarTitles or trending.' })
  surface!: string;
}

@ObjectType('SystemMetrics', {
  description: 'Metrics over all processes, a few seconds old at most.',
  simpleResolvers: true,
})
export class SystemMetricsType implements SystemMetrics {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  to!: Date;

  @Field(() => TrafficType, {
    description: 'HTTP requests, including those that carry operations. Statuses from 400 count as errors.',
  })
  requests!: Traffic;

  @Field(() => TrafficType, { description: 'Operations over HTTP and sockets.' })
  operations!: Traffic;

  @Field(() => [OperationTrafficType], { description: 'By root field, most frequent first.' })
  byOperation!: readonly OperationTraffic[];

  @Field(() => SafeInt, { description: 'Events sent to subscribers of live fields.' })
  liveEvents!: number;

  @Field(() => Float)
  liveEventsPerSecond!: number;

  @Field(() => SafeInt, { description: 'Currently open sockets.' })
  sockets!: number;

  @Field(() => SafeInt, { description: 'Currently running streams.' })
  streams!: number;

  @Field(() => CacheTrafficType, {
    description: 'Totals over all caches; `cacheStats` lists them separately.',
  })
  cache!: CacheTraffic;

  @Field(() => RecommendationTrafficType, {
    description: 'Over all surfaces; `recommendationLatency` lists them separately.',
  })
  recommendations!: RecommendationTraffic;

  @Field(() => [JobTrafficType])
  jobs!: readonly JobTraffic[];

  @Field(() => [RateLimitRefusalsType], { description: 'Most frequent first.' })
  rateLimitRefusals!: readonly RateLimitRefusalsType[];
}

@ObjectType('AdminMetricsSample', {
  description: 'Metrics of the last minute.',
  simpleResolvers: true,
})
export class AdminMetricsSampleType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => SystemMetricsType)
  metrics!: SystemMetrics;
}

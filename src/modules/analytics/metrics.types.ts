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
    'How far back is looked. A window begins with a full ten seconds (MINUTE), a full minute (up to SIX_HOURS) or a full hour. MONTH is 30 days.',
});

@ObjectType('Latency', {
  description: 'How long something took, in milliseconds. Percentiles are within 1.1 % of the true ones.',
  simpleResolvers: true,
})
export class LatencyType implements Latency {
  @Field(() => Float, { nullable: true, description: 'The average. Null where there was nothing to time.' })
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

  @Field(() => SafeInt, { description: 'Those that got an error, of whatever kind.' })
  errors!: number;

  @Field(() => Float)
  errorsPerSecond!: number;

  @Field(() => SafeInt, { description: 'Those whose error is ours: a defect, or a server that is away.' })
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
  description: 'Operations that ask for the same, in all processes together.',
  simpleResolvers: true,
})
export class OperationTrafficType extends TrafficType implements OperationTraffic {
  @Field(() => String, {
    description: 'The root field; with + where others follow it; `invalid` for what is no operation.',
  })
  operation!: string;

  @Field(() => String, {
    description: 'query, mutation or subscription; `invalid` for what is no operation.',
  })
  kind!: string;

  @Field(() => [OutcomeCountType], { description: 'The most frequent first.' })
  outcomes!: readonly OutcomeCountType[];
}

@ObjectType('CacheTraffic', {
  description: 'How caches did, in all processes together.',
  simpleResolvers: true,
})
export class CacheTrafficType implements CacheTraffic {
  @Field(() => SafeInt, { description: 'Keys that were read.' })
  reads!: number;

  @Field(() => SafeInt, { description: 'Answered by the process that asked.' })
  localHits!: number;

  @Field(() => SafeInt, { description: 'Answered by Redis.' })
  redisHits!: number;

  @Field(() => SafeInt, { description: 'Answered by the source.' })
  misses!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of the reads that needed no source, from 0 to 1. Null where nothing was read.',
  })
  hitRatio!: number | null;

  @Field(() => SafeInt, { description: 'Calls of the source, each for one or many keys.' })
  loads!: number;

  @Field(() => SafeInt)
  failedLoads!: number;
}

@ObjectType('JobTraffic', { description: 'Tries of one kind of job.', simpleResolvers: true })
export class JobTrafficType implements JobTraffic {
  @Field(() => String)
  queue!: string;

  @Field(() => String)
  job!: string;

  @Field(() => SafeInt)
  done!: number;

  @Field(() => SafeInt)
  failed!: number;

  @Field(() => SafeInt, { description: 'Handed back to the queue, because a process stopped.' })
  returned!: number;

  @Field(() => LatencyType)
  latency!: Latency;
}

@ObjectType('RateLimitRefusals', { simpleResolvers: true })
export class RateLimitRefusalsType {
  @Field(() => String, {
    description: 'The limit that had no room; `block` for callers that were kept out after many refusals.',
  })
  limit!: string;

  @Field(() => SafeInt)
  count!: number;
}

@ObjectType('RecommendationTraffic', {
  description: 'How long it takes to know what is recommended, wherever it is shown.',
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
  description: 'How the system does, all processes together. What a process measures is here within seconds.',
  simpleResolvers: true,
})
export class SystemMetricsType implements SystemMetrics {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime)
  to!: Date;

  @Field(() => TrafficType, {
    description: 'HTTP requests, those among them that carry operations. Errors are statuses from 400 on.',
  })
  requests!: Traffic;

  @Field(() => TrafficType, { description: 'Operations over HTTP and sockets.' })
  operations!: Traffic;

  @Field(() => [OperationTrafficType], { description: 'By what they ask for, the most frequent first.' })
  byOperation!: readonly OperationTraffic[];

  @Field(() => SafeInt, { description: 'Events that were sent to followers of live fields.' })
  liveEvents!: number;

  @Field(() => Float)
  liveEventsPerSecond!: number;

  @Field(() => SafeInt, { description: 'Sockets that are open now.' })
  sockets!: number;

  @Field(() => SafeInt, { description: 'Streams that run now.' })
  streams!: number;

  @Field(() => CacheTrafficType, { description: 'All caches together; `cacheStats` tells them apart.' })
  cache!: CacheTraffic;

  @Field(() => RecommendationTrafficType, {
    description: 'All surfaces together; `recommendationLatency` tells them apart.',
  })
  recommendations!: RecommendationTraffic;

  @Field(() => [JobTrafficType])
  jobs!: readonly JobTraffic[];

  @Field(() => [RateLimitRefusalsType], { description: 'The most frequent first.' })
  rateLimitRefusals!: readonly RateLimitRefusalsType[];
}

@ObjectType('AdminMetricsSample', {
  description: 'How the system did in the last minute.',
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

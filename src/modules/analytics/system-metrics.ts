import type { MetricDefinition } from '../../platform/telemetry/metrics/metric.js';
import type { SeriesTotal } from '../../platform/telemetry/metrics/metric-additions.js';
import { countOf, groupSeries, type Latency, latencyOf, type MeasuredFigures } from './measured-figures.js';

/** The metrics that figures are computed from, by name. */
export interface MetricNames {
  readonly operations: MetricDefinition;
  readonly operationDuration: MetricDefinition;
  readonly requests: MetricDefinition;
  readonly requestDuration: MetricDefinition;
  readonly liveEvents: MetricDefinition;
  readonly sockets: MetricDefinition;
  readonly cacheReads: MetricDefinition;
  readonly cacheLoads: MetricDefinition;
  readonly jobs: MetricDefinition;
  readonly jobDuration: MetricDefinition;
  readonly refusals: MetricDefinition;
  readonly recommendations: MetricDefinition;
  readonly streams: MetricDefinition;
}

export interface Traffic {
  readonly count: number;
  readonly perSecond: number;
  /** Operations that returned any error. */
  readonly errors: number;
  readonly errorsPerSecond: number;
  /** Operations that failed because of a bug or an unavailable server. */
  readonly failures: number;
  readonly latency: Latency;
}

export interface OperationTraffic extends Traffic {
  readonly operation: string;
  readonly kind: string;
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
}

export interface CacheTraffic {
  readonly reads: number;
  readonly localHits: number;
  readonly redisHits: number;
  readonly misses: number;
  /** The cache hit ratio; null without reads. */
  readonly hitRatio: number | null;
  readonly loads: number;
  readonly failedLoads: number;
}

export interface JobTraffic {
  readonly queue: string;
  readonly job: string;
  readonly done: number;
  readonly failed: number;
  readonly returned: number;
  readonly latency: Latency;
}

export interface RecommendationTraffic {
  readonly count: number;
  readonly perSecond: number;
  readonly latency: Latency;
}

export interface SurfaceTraffic extends RecommendationTraffic {
  readonly surface: string;
}

const OK = 'OK';
const FAILURES = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'UNKNOWN']);

function traffic(
  figures: MeasuredFigures,
  counted: readonly SeriesTotal[],
  timed: readonly SeriesTotal[],
  judge: { isError(outcome: string): boolean; isFailure(outcome: string): boolean },
): Traffic {
  const outcomeOf = ({ labels }: SeriesTotal) => labels.at(-1) ?? '';
  const count = countOf(counted);
  const errors = countOf(counted.filter((series) => judge.isError(outcomeOf(series))));
  return {
    count,
    perSecond: figures.perSecond(count),
    errors,
    errorsPerSecond: figures.perSecond(errors),
    failures: countOf(counted.filter((series) => judge.isFailure(outcomeOf(series)))),
    latency: latencyOf(timed),
  };
}

const operationJudge = {
  isError: (outcome: string) => outcome !== OK,
  isFailure: (outcome: string) => FAILURES.has(outcome),
};

const requestJudge = {
  isError: (status: string) => status >= '400',
  isFailure: (status: string) => status >= '500',
};

/** HTTP requests, including those that carry operations. */
export function requestTraffic(figures: MeasuredFigures, names: MetricNames): Traffic {
  return traffic(
    figures,
    figures.series(names.requests),
    figures.series(names.requestDuration),
    requestJudge,
  );
}

/** All operations together. */
export function operationTraffic(figures: MeasuredFigures, names: MetricNames): Traffic {
  const [counted, timed] = [figures.series(names.operations), figures.series(names.operationDuration)];
  return traffic(figures, counted, timed, operationJudge);
}

/** Operations by root field, most frequent first. */
export function trafficByOperation(figures: MeasuredFigures, names: MetricNames): OperationTraffic[] {
  const keyOf = ([operation, kind]: readonly string[]) => `${operation} ${kind}`;
  const timed = groupSeries(figures.series(names.operationDuration), keyOf);
  const operations = [...groupSeries(figures.series(names.operations), keyOf)].map(([key, counted]) => {
    const [operation = '', kind = ''] = key.split(' ');
    const outcomes = counted
      .map(({ labels, count }) => ({ outcome: labels.at(-1) ?? '', count }))
      .toSorted((one, other) => other.count - one.count);
    return { ...traffic(figures, counted, timed.get(key) ?? [], operationJudge), operation, kind, outcomes };
  });
  return operations.toSorted((one, other) => other.count - one.count);
}

/** @param namespace null for all of them together */
export function cacheTraffic(
  figures: MeasuredFigures,
  names: MetricNames,
  namespace: string | null,
): CacheTraffic {
  const isMeant = ({ labels }: SeriesTotal) => namespace === null || labels[0] === namespace;
  const countBy = (metric: MetricDefinition, label: string) =>
    countOf(figures.series(metric).filter((series) => isMeant(series) && series.labels[1] === label));
  const localHits = countBy(names.cacheReads, 'process');
  const redisHits = countBy(names.cacheReads, 'redis');
  const misses = countBy(names.cacheReads, 'source');
  const failedLoads = countBy(names.cacheLoads, 'failed');
  const reads = localHits + redisHits + misses;
  return {
    reads,
    localHits,
    redisHits,
    misses,
    hitRatio: reads === 0 ? null : (localHits + redisHits) / reads,
    loads: countBy(names.cacheLoads, 'done') + failedLoads,
    failedLoads,
  };
}

/** By queue and job. */
export function jobTraffic(figures: MeasuredFigures, names: MetricNames): JobTraffic[] {
  const keyOf = ([queue, job]: readonly string[]) => `${queue} ${job}`;
  const timed = groupSeries(figures.series(names.jobDuration), keyOf);
  const jobs = [...groupSeries(figures.series(names.jobs), keyOf)].map(([key, counted]) => {
    const [queue = '', job = ''] = key.split(' ');
    const countBy = (outcome: string) => countOf(counted.filter(({ labels }) => labels[2] === outcome));
    return {
      queue,
      job,
      done: countBy('done'),
      failed: countBy('failed'),
      returned: countBy('returned'),
      latency: latencyOf(timed.get(key) ?? []),
    };
  });
  return jobs.toSorted((one, other) => (`${one.queue} ${one.job}` < `${other.queue} ${other.job}` ? -1 : 1));
}

/** Refusals of rate limits, by limit, the most frequent first. */
export function refusalsByLimit(figures: MeasuredFigures, names: MetricNames) {
  return figures
    .series(names.refusals)
    .map(({ labels, count }) => ({ limit: labels[0] ?? '', count }))
    .toSorted((one, other) => other.count - one.count);
}

/** The duration of computing recommendations, over all surfaces. */
export function recommendationTraffic(figures: MeasuredFigures, names: MetricNames): RecommendationTraffic {
  const timed = figures.series(names.recommendations);
  const count = countOf(timed);
  return { count, perSecond: figures.perSecond(count), latency: latencyOf(timed) };
}

/** The duration of computing recommendations, by surface. */
export function trafficBySurface(figures: MeasuredFigures, names: MetricNames): SurfaceTraffic[] {
  return figures
    .series(names.recommendations)
    .map((series) => ({
      surface: series.labels[0] ?? '',
      count: series.count,
      perSecond: figures.perSecond(series.count),
      latency: latencyOf([series]),
    }))
    .toSorted((one, other) => (one.surface < other.surface ? -1 : 1));
}

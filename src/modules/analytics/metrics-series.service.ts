import type { Measured, MetricHistory } from '../../platform/telemetry/metrics/metric-history.js';
import { MeasuredFigures } from './measured-figures.js';
import { METRICS_STEP_MS, METRICS_WINDOW_MS, type MetricsWindow } from './metrics-window.js';
import { createSharedReadings } from './shared-readings.js';
import {
  type CacheTraffic,
  cacheTraffic,
  type MetricNames,
  operationTraffic,
  type RecommendationTraffic,
  recommendationTraffic,
  requestTraffic,
  type Traffic,
} from './system-metrics.js';

/** Metrics of one step of a window, over all processes. */
export interface MetricsPoint {
  readonly from: Date;
  readonly to: Date;
  readonly requests: Traffic;
  readonly operations: Traffic;
  readonly cache: CacheTraffic;
  readonly recommendations: RecommendationTraffic;
}

/** Metrics over time, step by step. */
export interface MetricsSeries {
  readonly from: Date;
  readonly to: Date;
  readonly stepSeconds: number;
  readonly points: readonly MetricsPoint[];
}

export interface MetricsSeriesDependencies {
  readonly history: Pick<MetricHistory, 'readSteps'>;
  readonly names: MetricNames;
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

export type MetricsSeriesService = ReturnType<typeof createMetricsSeriesService>;

/** Only the last step of a series changes: it is read this often, however many clients ask. */
const READINGS_A_STEP = 30;

/** The history of metrics over all processes. */
export function createMetricsSeriesService({
  history,
  names,
  now = () => performance.now(),
}: MetricsSeriesDependencies) {
  const {
    operations,
    operationDuration,
    requests,
    requestDuration,
    cacheReads,
    cacheLoads,
    recommendations,
  } = names;
  const wanted = [
    operations,
    operationDuration,
    requests,
    requestDuration,
    cacheReads,
    cacheLoads,
    recommendations,
  ].map(({ name }) => name);

  async function read(window: MetricsWindow): Promise<MetricsSeries> {
    const stepMs = METRICS_STEP_MS[window];
    const steps = await history.readSteps(wanted, METRICS_WINDOW_MS[window], stepMs);
    const [first, last] = [steps[0], steps.at(-1)];
    if (!first || !last) throw new Error(`The window ${window} is empty.`);
    return { from: first.from, to: last.to, stepSeconds: stepMs / 1_000, points: steps.map(pointOf) };
  }

  function pointOf(step: Measured): MetricsPoint {
    const figures = new MeasuredFigures(step);
    return {
      from: step.from,
      to: step.to,
      requests: requestTraffic(figures, names),
      operations: operationTraffic(figures, names),
      cache: cacheTraffic(figures, names, null),
      recommendations: recommendationTraffic(figures, names),
    };
  }

  return {
    series: createSharedReadings(read, (window) => METRICS_STEP_MS[window] / READINGS_A_STEP, now),
  };
}

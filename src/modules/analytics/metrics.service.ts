import type { MetricHistory } from '../../platform/telemetry/metrics/metric-history.js';
import type { HealthService } from './health.service.js';
import { countOf, MeasuredFigures } from './measured-figures.js';
import { METRICS_WINDOW_MS, type MetricsWindow } from './metrics-window.js';
import { createSharedReadings } from './shared-readings.js';
import {
  type CacheTraffic,
  cacheTraffic,
  type JobTraffic,
  jobTraffic,
  type MetricNames,
  type OperationTraffic,
  operationTraffic,
  type RecommendationTraffic,
  recommendationTraffic,
  refusalsByLimit,
  requestTraffic,
  type SurfaceTraffic,
  type Traffic,
  trafficByOperation,
  trafficBySurface,
} from './system-metrics.js';

/** Metrics over all processes. */
export interface SystemMetrics {
  readonly from: Date;
  readonly to: Date;
  readonly requests: Traffic;
  readonly operations: Traffic;
  readonly byOperation: readonly OperationTraffic[];
  readonly liveEvents: number;
  readonly liveEventsPerSecond: number;
  /** Current values of the live processes. */
  readonly sockets: number;
  /** Current values. */
  readonly streams: number;
  readonly cache: CacheTraffic;
  readonly recommendations: RecommendationTraffic;
  readonly jobs: readonly JobTraffic[];
  readonly rateLimitRefusals: readonly { readonly limit: string; readonly count: number }[];
}

export interface MetricsDependencies {
  readonly history: Pick<MetricHistory, 'read'>;
  readonly names: MetricNames;
  readonly health: Pick<HealthService, 'gauges'>;
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

export type MetricsService = ReturnType<typeof createMetricsService>;

/** A window is read once in this time, however many clients ask. */
const SHARED_MS = 500;

/** Metrics over all processes, for administrators. */
export function createMetricsService({
  history,
  names,
  health,
  now = () => performance.now(),
}: MetricsDependencies) {
  const wanted = Object.values(names).map(({ name }) => name);
  const figuresOf = createSharedReadings(
    async (window: MetricsWindow) =>
      new MeasuredFigures(await history.read(wanted, METRICS_WINDOW_MS[window])),
    () => SHARED_MS,
    now,
  );

  return {
    async metrics(window: MetricsWindow): Promise<SystemMetrics> {
      const [figures, gauges] = await Promise.all([figuresOf(window), health.gauges()]);
      const liveEvents = countOf(figures.series(names.liveEvents));
      return {
        from: figures.from,
        to: figures.to,
        requests: requestTraffic(figures, names),
        operations: operationTraffic(figures, names),
        byOperation: trafficByOperation(figures, names),
        liveEvents,
        liveEventsPerSecond: figures.perSecond(liveEvents),
        sockets: gauges.sum(names.sockets.name),
        // All processes report the same values.
        streams: gauges.greatest(names.streams.name),
        cache: cacheTraffic(figures, names, null),
        recommendations: recommendationTraffic(figures, names),
        jobs: jobTraffic(figures, names),
        rateLimitRefusals: refusalsByLimit(figures, names),
      };
    },

    async cache(namespace: string, window: MetricsWindow): Promise<CacheTraffic> {
      return cacheTraffic(await figuresOf(window), names, namespace);
    },

    async recommendationLatency(window: MetricsWindow): Promise<SurfaceTraffic[]> {
      return trafficBySurface(await figuresOf(window), names);
    },
  };
}

import type pg from 'pg';
import type { RedisClient } from '../../redis/redis-client.js';
import type { Logger } from '../logger.js';
import type { Metrics } from './metric.js';
import { createPostgresMetricArchive } from './metric-archive.postgres.js';
import { createMetricHistory, type MetricHistory } from './metric-history.js';
import { createMetricsPublisher } from './metrics-publisher.js';
import { createMetricsRegistry, type MetricsRegistry } from './metrics-registry.js';
import { createProcessReporter, type ProcessReporter } from './process-report.js';
import { createPrometheusText, type PrometheusText } from './prometheus.js';
import type { SharedMetrics } from './shared-metrics.js';
import { createRedisSharedMetrics } from './shared-metrics.redis.js';

export interface TelemetryOptions {
  readonly redis: RedisClient;
  readonly prefix: string;
  readonly database: { readonly pool: pg.Pool; readonly batchPool: pg.Pool };
  /** Whether this process collects metrics. Those of others can be read in any case. */
  readonly measures: boolean;
  readonly role: string;
  readonly version: string;
  /** The dependencies that the process needs, by name. */
  readonly probes: Readonly<Record<string, () => Promise<unknown>>>;
  /** The dependencies that the process can do without, by name. */
  readonly helpers: Readonly<Record<string, () => Promise<unknown>>>;
  readonly logger: Logger;
  /** How often metrics and the heartbeat are published. */
  readonly publishMs?: number;
}

/** The metrics of this process, and those of all processes together. */
export interface Telemetry extends AsyncDisposable {
  /** Null without metrics. */
  readonly metrics: Metrics | null;
  /** Null without metrics. */
  readonly prometheus: PrometheusText | null;
  readonly reporter: ProcessReporter;
  readonly shared: SharedMetrics;
  readonly history: MetricHistory;
  /** Publishes now, rather than in a few seconds. */
  publish(): Promise<void>;
  /** Starts publishing. Idempotent. */
  start(): Promise<void>;
}

export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { redis, prefix, database, measures, role, version, probes, helpers, logger, publishMs } = options;
  const registry = measures ? createMetricsRegistry() : null;
  const shared = createRedisSharedMetrics({ redis, prefix });
  const reporter = createProcessReporter({
    role,
    version,
    probes,
    helpers,
    gauges: async () => (registry ? readPlainGauges(registry) : {}),
  });
  const publisher =
    registry &&
    createMetricsPublisher({
      registry,
      shared,
      reporter,
      logger,
      ...(publishMs === undefined ? {} : { everyMs: publishMs }),
    });
  let starting: Promise<void> | null = null;

  return {
    metrics: registry,
    prometheus: registry && createPrometheusText(registry),
    reporter,
    shared,
    history: createMetricHistory(shared, createPostgresMetricArchive(database.batchPool, database.pool)),
    async publish() {
      await publisher?.publish();
    },
    async start() {
      starting ??= publisher?.start() ?? Promise.resolve();
      await starting;
    },
    async [Symbol.asyncDispose]() {
      if (starting) await publisher?.[Symbol.asyncDispose]();
      reporter[Symbol.dispose]();
    },
  };
}

/** The gauges without labels. */
async function readPlainGauges({ gauges }: MetricsRegistry): Promise<Record<string, number>> {
  const plain = gauges.filter(({ definition }) => definition.labels.length === 0);
  const read = await Promise.all(
    plain.map(async (gauge) =>
      (await gauge.read()).map(({ value }) => [gauge.definition.name, value] as const),
    ),
  );
  return Object.fromEntries(read.flat());
}

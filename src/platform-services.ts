import type { Config } from './config.js';
import type { Disposer } from './platform/async/disposer.js';
import { createPostgresAttemptLimiter } from './platform/attempts/attempt-limiter.postgres.js';
import { measureCache } from './platform/cache/cache-metrics.js';
import { createPlatformClock } from './platform/clock/create-platform-clock.js';
import { createDataServices } from './platform/data-services.js';
import { readMigrationNames } from './platform/database/migration-folder.js';
import { measureReplicas, replicaProbes } from './platform/database/replicas/replica-metrics.js';
import { createSchemaCheck } from './platform/database/schema-check.js';
import { queuePrefix } from './platform/jobs/bullmq-options.js';
import { createMailer } from './platform/mail/create-mailer.js';
import { probeRedis } from './platform/redis/probe-redis.js';
import { createLogger, type Logger } from './platform/telemetry/logger.js';
import { createTelemetry } from './platform/telemetry/metrics/telemetry.js';
import { createTracing } from './platform/telemetry/tracing/create-tracing.js';
import { productVersion } from './product-version.js';
import { migrationFolder } from './project-root.js';
import { type Clock, systemClock } from './shared/clock.js';

/** What tests replace. */
export interface PlatformOverrides {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** How often a process publishes its metrics to the others. */
  readonly publishMetricsMs?: number;
}

export type PlatformServices = Awaited<ReturnType<typeof createPlatformServices>>;

/** The shared services that modules are created from: log, traces, databases, cache, metrics, clock, e-mail. */
export async function createPlatformServices(
  config: Config,
  disposer: Disposer,
  overrides: PlatformOverrides,
) {
  const { role } = config;
  const tracing = disposer.add(await createTracing(config.tracing, { role, version: productVersion }));
  const logger = overrides.logger ?? createLogger(config.log, tracing);
  tracing.reportTo(logger);
  const data = await createDataServices(config, { logger, tracing, disposer });
  const { database, commands, channels, cache } = data;

  const migrations = await readMigrationNames(migrationFolder);
  const requireSchema = createSchemaCheck({ pool: database.pool, newest: migrations.at(-1) ?? '' });
  const probes = {
    async database() {
      await database.pool.query('SELECT 1');
      await requireSchema();
    },
    redis: () => probeRedis(commands, `${queuePrefix(config.redis.prefix)}:probe`),
  };
  const telemetry = disposer.add(
    createTelemetry({
      redis: commands,
      prefix: config.redis.prefix,
      database,
      measures: config.metrics !== null,
      role,
      version: productVersion,
      probes,
      helpers: replicaProbes(database.replicas),
      logger,
      ...(overrides.publishMetricsMs === undefined ? {} : { publishMs: overrides.publishMetricsMs }),
    }),
  );
  const { metrics } = telemetry;
  if (metrics) measureCache(cache, metrics);
  if (metrics) measureReplicas(database, metrics);

  const { clock, movable } = await createPlatformClock({
    base: overrides.clock ?? systemClock,
    isMovable: config.testClock,
    pool: database.pool,
    redis: commands,
    channels,
    prefix: config.redis.prefix,
    logger,
    disposer,
  });
  const { mailer, mailbox } = await createMailer(config.mail, clock, tracing);
  const attempts = createPostgresAttemptLimiter(database.pool, clock);

  return {
    ...data,
    tracing,
    logger,
    /** Fail when this process cannot work. */
    probes,
    telemetry,
    clock,
    /** The clock again where administrators may move it, null elsewhere. */
    movable,
    mailer,
    /** Where e-mails are kept; null where they are sent. */
    mailbox,
    attempts,
  };
}

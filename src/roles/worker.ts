import type { Engine } from '../engine.js';
import { eventTypes } from '../event-catalogue.js';
import { isOutage } from '../graphql/errors/outage.js';
import { queueLimits } from '../job-registry.js';
import { createDisposer, type Disposer } from '../platform/async/disposer.js';
import { registerPartitionJobs } from '../platform/database/partitions.jobs.js';
import { createOutboxRelay, type OutboxRelay } from '../platform/events/outbox-relay.js';
import { registerEndedJobs } from '../platform/jobs/ended-jobs.jobs.js';
import { createJobMeter } from '../platform/jobs/job-metrics.js';
import { createJobWorkers } from '../platform/jobs/job-workers.js';
import { createRedis } from '../platform/redis/redis.js';
import { registerSealJobs } from '../platform/seals/seal.jobs.js';
import { registerMetricJobs } from '../platform/telemetry/metrics/metric-history.jobs.js';
import { createSlowLog } from '../platform/telemetry/slow-log.js';
import { serveWorkerMetrics } from './worker-metrics.js';

/**
 * Runs jobs and relays events. Any number of processes may do so.
 * @throws AddressInUseError
 */
export async function startWorker(engine: Engine): Promise<AsyncDisposable> {
  const disposer = createDisposer();
  try {
    await startParts(engine, disposer);
    return disposer;
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

async function startParts(engine: Engine, disposer: Disposer): Promise<void> {
  const { config, database, logger, clock, tracing } = engine;
  const { metrics, history } = engine.telemetry;
  if (engine.mailbox && !config.mail.showMailbox) {
    logger.warn(
      { folder: config.mail.mailboxFolder },
      'SMTP_URL is not set: e-mails are kept in a folder instead of being sent',
    );
  }
  await engine.recommendations.models.start();
  disposer.add(engine.recommendations.models);

  const redis = disposer.add(
    createRedis(config.redis.url, { name: 'streamcore worker', role: 'worker', logger, tracing }),
  );
  const workers = disposer.add(
    createJobWorkers({
      redis,
      prefix: config.redis.prefix,
      limits: queueLimits,
      isOutage,
      meter: metrics && createJobMeter(metrics),
      tracing,
      noteSlow: createSlowLog({ what: 'job', thresholdMs: config.slow.jobMs, logger }),
      logger,
    }),
  );
  registerPartitionJobs(workers, {
    pool: database.batchPool,
    clock,
    kept: [
      { table: 'watch_history', months: config.watching.historyMonths },
      {
        table: 'access_entries',
        months: config.playback.accessLogMonths,
        retire: engine.seals.sealer.retire,
      },
      { table: 'rail_impressions', months: engine.recommendations.impressionMonths },
    ],
  });
  registerEndedJobs(workers, engine.openQueues());
  registerSealJobs(workers, engine.seals.sealer);
  registerMetricJobs(workers, history);
  engine.accessLog.work(workers);
  engine.accounts.work(workers);
  engine.subscriptions.work(workers, engine.jobs, engine.accounts.mail);
  engine.catalog.work(workers);
  engine.watching.work(workers);
  engine.recommendations.work(workers);
  engine.notifications.work(workers);
  await engine.media.work(workers);
  engine.privacy.work(workers);
  engine.profiles.work(workers, engine.jobs);
  await workers.start();

  const relay = createOutboxRelay({
    pool: database.pool,
    connectionString: config.database.directUrl,
    logger,
    clock,
    types: eventTypes,
    tracing,
  });
  observeEvents(engine, relay);
  relay.start();
  disposer.add(relay);
  await engine.telemetry.start();
  if (config.role === 'worker') disposer.add(await serveWorkerMetrics(engine));
}

/**
 * Registers the event handlers of all modules. Handlers of one event run in this order, each once those before it have
 * succeeded: so that live updates end although streams cannot be ended, `profiles` comes before `playback`.
 */
export function observeEvents(engine: Engine, relay: OutboxRelay): void {
  const { jobs, liveTopics } = engine;
  engine.accounts.observe(relay, jobs);
  engine.subscriptions.observe(relay, jobs, liveTopics);
  engine.notifications.observe(relay, liveTopics);
  engine.profiles.observe(relay, jobs, liveTopics, [
    ...engine.watching.profileTopics,
    ...engine.recommendations.profileTopics,
  ]);
  engine.playback.observe(relay);
  engine.catalog.observe(relay, jobs);
  engine.watching.observe(relay, jobs, liveTopics);
  engine.recommendations.observe(relay, jobs);
  engine.privacy.observe(relay, jobs);
}

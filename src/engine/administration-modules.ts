import { cachePolicies as policies } from '../cache-policies.js';
import { jobRegistry, queueNames } from '../job-registry.js';
import { SEALED_AUDIT_ENTRIES } from '../modules/audit/audit.sealing.js';
import { SEALED_ACCESS_ENTRIES } from '../modules/playback/access-log/access-log.sealing.js';
import { createPrismaAuditLog } from '../platform/audit/audit-log.prisma.js';
import { createPartitionTimeline } from '../platform/database/partitions.timeline.js';
import { createBullJobAdministration } from '../platform/jobs/job-administration.bullmq.js';
import { measureQueues } from '../platform/jobs/job-metrics.js';
import { createRedisRateLimitBlocks } from '../platform/rate-limit/rate-limit-blocks.redis.js';
import { recordBlocks } from '../platform/rate-limit/record-blocks.js';
import { createSeals } from '../platform/seals/seals.js';
import type { AccountModules } from './account-modules.js';
import type { Foundation } from './foundation.js';
import { createAnalytics, createAudit, createOperations, createTime } from './module-factories.js';

export type AdministrationModules = ReturnType<typeof createAdministrationModules>;

/** Wires what administrators use to run the platform: operations, metrics, the audit log with its seals, and the clock. */
export function createAdministrationModules(
  { config, platform }: Foundation,
  { accounts, subscriptions }: AccountModules,
) {
  const { database, cache, commands, channels, queues, clock, logger, telemetry } = platform;
  const time = createTime({
    database,
    databaseUrl: config.database.directUrl,
    clock,
    movable: platform.movable,
    timeline: [createPartitionTimeline(database.pool, clock), subscriptions.timeline],
  });
  const audit = createAudit({ database });
  const rateLimitBlocks = createRedisRateLimitBlocks({
    redis: commands,
    channels,
    prefix: config.redis.prefix,
    onBegun: recordBlocks(createPrismaAuditLog(database.prisma), clock),
    logger,
  });
  const seals = createSeals({
    pool: database.batchPool,
    tables: [SEALED_AUDIT_ENTRIES, SEALED_ACCESS_ENTRIES],
    secret: config.auth.secret,
    clock,
  });
  const jobAdministration = createBullJobAdministration({ redis: commands, queues, known: queueNames });
  if (telemetry.metrics) measureQueues(jobAdministration, telemetry.metrics);
  const operations = createOperations({
    database,
    cache,
    policies: Object.values(policies),
    jobs: jobAdministration,
    registry: jobRegistry,
    board: {
      queues,
      names: queueNames,
      identity: accounts.identity,
      isSecure: config.http.publicUrl.startsWith('https:'),
    },
    blocks: rateLimitBlocks,
    clock,
  });
  const analytics = createAnalytics({ telemetry, database, cache, policies, clock, logger });
  return { time, audit, rateLimitBlocks, seals, operations, analytics };
}

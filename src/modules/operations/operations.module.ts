import type { FastifyInstance } from 'fastify';
import { isAdmin, type Rules } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Cache } from '../../platform/cache/cache.js';
import type { Database } from '../../platform/database/database.js';
import type { JobAdministration } from '../../platform/jobs/job-administration.js';
import type { JobNotes } from '../../platform/jobs/job-definition.js';
import type { RateLimitBlocks } from '../../platform/rate-limit/rate-limit-blocks.js';
import type { Clock } from '../../shared/clock.js';
import { CacheAdministrationResolver } from './cache-administration.resolver.js';
import { type CachePolicyNotes, createCacheAdministrationService } from './cache-administration.service.js';
import { DeadLetterResolver } from './dead-letter.resolver.js';
import { createDeadLetterService } from './dead-letter.service.js';
import { JobAdministrationResolver, JobResolver } from './job-administration.resolver.js';
import { createJobAdministrationService } from './job-administration.service.js';
import { createQueueAudit } from './queue-audit.js';
import { type QueueBoardOptions, serveQueueBoard } from './queue-board/queue-board.route.js';
import { RateLimitAdministrationResolver } from './rate-limit-administration.resolver.js';
import { createRateLimitAdministrationService } from './rate-limit-administration.service.js';
import { createRequireQueue } from './require-queue.js';

export interface OperationsDependencies {
  readonly database: Database;
  readonly cache: Cache;
  readonly policies: readonly CachePolicyNotes[];
  readonly jobs: JobAdministration;
  readonly registry: readonly JobNotes[];
  readonly board: QueueBoardOptions;
  readonly blocks: RateLimitBlocks;
  readonly clock: Clock;
}

const rules: Rules = {
  Query: {},
  Mutation: {
    invalidateCache: isAdmin,
    replayDeadLetters: isAdmin,
    discardDeadLetters: isAdmin,
    pauseQueue: isAdmin,
    resumeQueue: isAdmin,
    liftRateLimitBlock: isAdmin,
  },
  Subscription: {},
};

/** Wires what administrators use to run the platform. */
export function createOperations(dependencies: OperationsDependencies) {
  const { database, cache, policies, jobs, registry, board, blocks, clock } = dependencies;
  const audit = createPrismaAuditLog(database.prisma);
  const caches = createCacheAdministrationService({
    caches: cache,
    policies,
    audit,
    clock,
  });
  const requireQueue = createRequireQueue(registry);
  const record = createQueueAudit(audit, clock);
  const queues = createJobAdministrationService({ administration: jobs, registry, requireQueue, record });
  const deadLetters = createDeadLetterService({ administration: jobs, requireQueue, record });
  const limits = createRateLimitAdministrationService({ blocks, audit, clock });
  return {
    resolvers: [
      new CacheAdministrationResolver(caches),
      new JobAdministrationResolver(queues),
      new DeadLetterResolver(deadLetters, queues),
      new JobResolver(queues),
      new RateLimitAdministrationResolver(limits),
    ],
    rules,
    /** The page at `/admin/queues`. */
    serve: (fastify: FastifyInstance) => serveQueueBoard(fastify, board),
  };
}

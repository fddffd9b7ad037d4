import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database } from '../../platform/database/database.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { threadedLearner } from './learning/threaded-learner.js';
import { createModelAdministrationService } from './model-administration.service.js';
import { createModelBuilder } from './model-builder.js';
import { createModelFeed } from './model-feed.js';
import type { RecommendationRepositories } from './recommendation-repositories.postgres.js';

export interface ModelsDependencies {
  readonly database: Pick<Database, 'prisma'>;
  readonly repositories: RecommendationRepositories;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often to look for a newer model. */
  readonly pollMs?: number;
}

/** Wires the recommendation models: how they are built, followed by this process, and administered. */
export function createModels(dependencies: ModelsDependencies) {
  const { database, repositories, jobs, clock, logger, pollMs } = dependencies;
  return {
    models: createModelFeed({
      ...repositories,
      clock,
      ...(pollMs === undefined ? {} : { pollMs }),
      onError: (error) =>
        logger.warn({ error }, 'The recommendation model cannot be read; the previous one stays in use'),
    }),
    builder: createModelBuilder({ ...repositories, learner: threadedLearner, clock }),
    administration: createModelAdministrationService({
      models: repositories.models,
      jobs,
      audit: createPrismaAuditLog(database.prisma),
      clock,
    }),
  };
}

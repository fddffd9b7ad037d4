import type { Rules } from '../../../graphql/rules.js';
import type { Database } from '../../../platform/database/database.js';
import { isDoneByRow } from '../../../platform/database/row-errors.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { createPostgresAccessEntryRepository } from './access-entry.repository.postgres.js';
import { registerAccessLogJobs } from './access-log.jobs.js';
import { createAccessLogPersonalData } from './access-log.personal-data.js';
import { AccessLogResolver } from './access-log.resolver.js';
import { createAccessLogService } from './access-log.service.js';
import { createQueuedAccessLog } from './queued-access-log.js';
import { createStoreAccess } from './store-access.js';

export interface AccessLogDependencies {
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How many whole months of the log are kept, besides the current one. */
  readonly keptMonths: number;
}

/** Fields below `admin` need no rules of their own. */
const rules: Rules = { Query: {}, Mutation: {}, Subscription: {} };

/** Wires the log of access to media. */
export function createAccessLog({ database, jobs, clock, logger, keptMonths }: AccessLogDependencies) {
  const log = createQueuedAccessLog({ jobs, logger });
  const service = createAccessLogService(
    createPostgresAccessEntryRepository(database.pool, database.readPool),
  );
  return {
    log,
    resolvers: [new AccessLogResolver(service)],
    rules,
    personalData: createAccessLogPersonalData(database.batchPool),
    work(workers: JobWorkers) {
      const repository = createPostgresAccessEntryRepository(database.batchPool);
      registerAccessLogJobs(
        workers,
        createStoreAccess({ repository, isDoneByEntry: isDoneByRow, clock, keptMonths }),
      );
    },
    [Symbol.asyncDispose]: () => log[Symbol.asyncDispose](),
  };
}

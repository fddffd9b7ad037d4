import type { FastifyInstance } from 'fastify';
import { managesAccount, type Rules } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database } from '../../platform/database/database.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';
import { noticeRaised } from '../accounts/index.js';
import { createDataExportLoaders } from './data-export.loaders.js';
import { createPrismaDataExportRepository } from './data-export.repository.prisma.js';
import { AccountDataExportsResolver, DataExportResolver } from './data-export.resolver.js';
import { serveDataExports } from './data-export.route.js';
import { createDataExportService } from './data-export.service.js';
import type { DataExportRequested } from './domain/privacy-events.js';
import { createDownloadLinks } from './download-links.js';
import { createErasureService, type ErasureDependencies } from './erasure.service.js';
import { createExportBuilder } from './export-builder.js';
import { createPostgresExportContent } from './export-content.postgres.js';
import { buildExportJob, registerPrivacyJobs, tidyExports } from './privacy.jobs.js';
import { createPrivacyPersonalData } from './privacy.personal-data.js';

export interface PrivacyDependencies extends ErasureDependencies {
  readonly database: Database;
  /** The personal data of the other modules. */
  readonly sources: readonly PersonalDataSource[];
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
}

const rules: Rules = { Query: {}, Mutation: { exportMyData: managesAccount }, Subscription: {} };

/** Wires data exports and erasure. */
export function createPrivacy(dependencies: PrivacyDependencies) {
  const { database, secret, publicUrl, clock } = dependencies;
  const sources = [...dependencies.sources, ...createPrivacyPersonalData(database.batchPool)];
  const exports = createPrismaDataExportRepository(database.prisma);
  const content = createPostgresExportContent({
    batchPool: database.batchPool,
    pool: database.pool,
    origin: database.tracing,
    clock,
    onReady: (accountId, now) => noticeRaised(accountId, 'DATA_EXPORT_READY', {}, now),
  });
  const service = createDataExportService({
    exports,
    transactor: database.transactor((client) => ({
      exports: createPrismaDataExportRepository(client),
      outbox: createPrismaOutbox(client, database.tracing),
      audit: createPrismaAuditLog(client),
    })),
    content,
    links: createDownloadLinks(secret, clock),
    publicUrl,
    clock,
  });
  const erasure = createErasureService(dependencies);
  const builder = createExportBuilder({ ...dependencies, exports, content, sources });
  return {
    sources,
    erasure,
    builder,
    tidyExports: () => tidyExports({ exports, clock }),
    resolvers: [new DataExportResolver(service), new AccountDataExportsResolver()],
    rules,
    createLoaders: () => createDataExportLoaders(service),
    serve: (fastify: FastifyInstance) => serveDataExports(fastify, service),
    /** Handles events after their commit: starts requested exports. */
    observe(relay: OutboxRelay, jobs: JobQueue) {
      relay.on<DataExportRequested>('privacy.data_export_requested', ({ payload: { exportId } }) =>
        jobs.enqueue(buildExportJob, { exportId }, { jobId: exportId }),
      );
    },
    work: (workers: JobWorkers) => registerPrivacyJobs(workers, { exports, builder, erasure, clock }),
  };
}

import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import type { DataExportRepository } from './data-export.repository.js';
import type { ErasureService } from './erasure.service.js';
import type { ExportBuilder } from './export-builder.js';

/** A queue of its own, so that a large export delays only other exports. */
const QUEUE = 'privacy';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const noPayload = z.object({});

/** Builds the export of an account. */
export const buildExportJob = defineJob({
  queue: QUEUE,
  name: 'build-export',
  does: 'prepares the data export of an account',
  schema: z.object({ exportId: z.uuid() }),
  attempts: 5,
  backoffMs: 10_000,
  timeoutMs: 30 * MINUTE_MS,
  deduplicate: ({ exportId }) => exportId,
});

/** Deletes expired exports, and fails abandoned ones. */
export const tidyExportsJob = defineJob({
  queue: QUEUE,
  name: 'tidy-exports',
  does: 'removes expired exports, and fails abandoned ones',
  schema: noPayload,
  attempts: 5,
  backoffMs: MINUTE_MS,
});

/** Erases accounts that are due. */
export const eraseAccountsJob = defineJob({
  queue: 'erasure',
  name: 'erase-accounts',
  does: 'erases accounts whose erasure is due',
  schema: noPayload,
  attempts: 3,
  backoffMs: MINUTE_MS,
  timeoutMs: 50 * MINUTE_MS,
  deduplicate: () => 'erase-accounts',
});

export interface PrivacyWork {
  readonly exports: DataExportRepository;
  readonly builder: ExportBuilder;
  readonly erasure: ErasureService;
  readonly clock: Clock;
}

export async function tidyExports({ exports, clock }: Pick<PrivacyWork, 'exports' | 'clock'>): Promise<void> {
  const now = clock.now();
  await exports.removeExpired(now);
  // All attempts take a few hours at most; a worker may have died in the last one.
  await exports.failPendingSince(new Date(now.getTime() - DAY_MS));
}

/** The handlers and schedules of privacy jobs. */
export function registerPrivacyJobs(workers: JobWorkers, work: PrivacyWork): void {
  const { exports, builder, erasure } = work;

  workers.handle(buildExportJob, async ({ exportId }, context) => {
    try {
      await builder.build(exportId, context);
    } catch (error) {
      // A stopping process is not a failure.
      if (context.isLastTry && !context.signal.aborted) await exports.fail(exportId);
      throw error;
    }
  });
  workers.handle(tidyExportsJob, () => tidyExports(work));
  workers.handle(eraseAccountsJob, async (_payload, { logger, signal }) => {
    const accounts = await erasure.eraseDue(signal);
    if (accounts > 0) logger.info({ accounts }, 'Accounts were erased');
  });

  workers.schedule(tidyExportsJob, {}, { id: 'tidy-exports-daily', everyMs: DAY_MS });
  workers.schedule(eraseAccountsJob, {}, { id: 'erase-accounts-hourly', everyMs: HOUR_MS });
}

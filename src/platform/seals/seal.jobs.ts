import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';
import type { JobWorkers } from '../jobs/job-workers.js';
import type { Sealer } from './sealer.js';

const MINUTE_MS = 60_000;
const EVERY_MS = 10_000;

export const sealEntriesJob = defineJob({
  queue: 'seals',
  name: 'seal-entries',
  does: 'seals new entries of the audit trail and the access log',
  schema: z.object({}),
  attempts: 3,
  leavesOutagesToNextRun: true,
  backoffMs: 1_000,
  timeoutMs: 10 * MINUTE_MS,
  deduplicate: () => 'all',
  keepCompleted: 10,
});

/**
 * Seals every few seconds. The hash of each seal is logged: kept elsewhere, it reveals whether the chain was
 * truncated since.
 */
export function registerSealJobs(workers: JobWorkers, sealer: Sealer): void {
  workers.handle(sealEntriesJob, async (_payload, { logger, signal }) => {
    await sealer.sealWaiting(signal, ({ number, hash, tableName, entryCount }) =>
      logger.info({ seal: number, hash: hash.toString('hex'), tableName, entryCount }, 'Sealed log entries'),
    );
  });
  workers.schedule(sealEntriesJob, {}, { id: 'seal-entries', everyMs: EVERY_MS });
}

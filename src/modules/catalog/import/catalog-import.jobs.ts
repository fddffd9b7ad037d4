import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { CatalogImportService } from './catalog-import.service.js';

/** Processes the remaining titles of an import. */
export const runImportJob = defineJob({
  queue: 'catalog',
  name: 'run-catalog-import',
  does: 'imports titles into the catalog',
  schema: z.object({ importId: z.uuid() }),
  attempts: 5,
  backoffMs: 5_000,
  timeoutMs: 10 * 60_000,
  deduplicate: ({ importId }) => importId,
});

export function registerCatalogJobs(workers: JobWorkers, imports: CatalogImportService): void {
  workers.handle(runImportJob, ({ importId }, { signal }) => imports.run(importId, signal));
}

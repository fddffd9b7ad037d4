import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { CatalogService } from './catalog.service.js';
import type { TitleChanged } from './domain/catalog-events.js';
import { runImportJob } from './import/catalog-import.jobs.js';
import type { ImportRequested } from './import/catalog-import.service.js';

/**
 * Handles events after their commit: invalidates changed titles even if the process that changed them has died, and
 * runs requested imports.
 */
export function observeEvents(
  relay: OutboxRelay,
  jobs: JobQueue,
  service: Pick<CatalogService, 'forget'>,
): void {
  relay.on<TitleChanged>('catalog.title_changed', ({ payload }) => service.forget([payload.titleId]));
  relay.on<ImportRequested>('catalog.import_requested', ({ payload }) => jobs.enqueue(runImportJob, payload));
}

import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { WatchHistoryRepository } from './watch-history.repository.js';

const MINUTE_MS = 60_000;

/** Deletes cleared history, which is already hidden, in the background, because a long one takes time. */
export const removeClearedHistoryJob = defineJob({
  queue: 'watch-history',
  name: 'remove-cleared-history',
  does: 'deletes history that a profile has cleared',
  schema: z.object({ profileId: z.uuid(), clearedAt: z.iso.datetime() }),
  attempts: 8,
  backoffMs: 5_000,
  timeoutMs: 30 * MINUTE_MS,
});

/** The handlers of watching jobs. */
export function registerWatchingJobs(
  workers: JobWorkers,
  history: Pick<WatchHistoryRepository, 'removeCleared'>,
): void {
  workers.handle(removeClearedHistoryJob, ({ profileId, clearedAt }, { signal }) =>
    history.removeCleared(profileId, new Date(clearedAt), signal),
  );
}

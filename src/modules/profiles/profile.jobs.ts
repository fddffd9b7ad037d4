import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import type { ProfileDeletionService } from './profile-deletion.service.js';
import type { UnlockRepository } from './unlock.repository.js';

/** A queue of its own, because erasing a long history takes long. */
const QUEUE = 'profile-erasure';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Erases all data of a deleted profile. */
export const eraseProfileJob = defineJob({
  queue: QUEUE,
  name: 'erase-profile',
  does: 'erases a deleted profile and all its data',
  schema: z.object({ profileId: z.uuid() }),
  attempts: 8,
  backoffMs: 5_000,
  timeoutMs: 30 * MINUTE_MS,
  deduplicate: ({ profileId }) => profileId,
});

/** Finds profiles whose erasure was lost, and deletes expired unlocks. */
export const sweepProfilesJob = defineJob({
  queue: QUEUE,
  name: 'sweep-profiles',
  does: 'resumes lost erasures, and removes expired unlocks',
  schema: z.object({}),
  attempts: 5,
  backoffMs: MINUTE_MS,
});

export interface ProfileWork {
  readonly deletion: ProfileDeletionService;
  readonly unlocks: Pick<UnlockRepository, 'prune'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** The handlers and schedules of profile jobs. */
export function registerProfileJobs(
  workers: JobWorkers,
  { deletion, unlocks, jobs, clock }: ProfileWork,
): void {
  workers.handle(eraseProfileJob, ({ profileId }, { signal }) => deletion.erase(profileId, signal));
  workers.handle(sweepProfilesJob, async () => {
    for (const profileId of await deletion.overdue()) await jobs.enqueue(eraseProfileJob, { profileId });
    await unlocks.prune(clock.now());
  });
  workers.schedule(sweepProfilesJob, {}, { id: 'sweep-profiles-daily', everyMs: DAY_MS });
}

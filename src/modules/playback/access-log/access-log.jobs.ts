import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { StoreAccess } from './store-access.js';

// UUIDs of any version: clients may request ids that we would never create.
const id = z.guid().nullable();

/** The most entries per job: about 80 kB. */
export const MOST_IN_A_JOB = 200;

export const storeAccessJob = defineJob({
  queue: 'access-log',
  name: 'store-access',
  does: 'stores entries of the access log',
  schema: z.object({
    entries: z
      .array(
        z.object({
          id: z.uuid(),
          event: z.enum(['GRANTED', 'DENIED', 'RENEWED', 'MANIFEST', 'SEGMENT', 'ENDED']),
          reason: z.string().max(80).nullable(),
          accountId: id,
          profileId: id,
          deviceSessionId: id,
          playbackSessionId: id,
          titleId: id,
          network: z.string().max(45).nullable(),
          requestId: z.string().max(120).nullable(),
          occurredAt: z.iso.datetime(),
        }),
      )
      .min(1)
      .max(MOST_IN_A_JOB),
  }),
  attempts: 20,
  backoffMs: 1_000,
  timeoutMs: 60_000,
  // Stored entries need not be kept in Redis too.
  keepCompleted: 0,
});

/** The handlers of access log jobs. */
export function registerAccessLogJobs(workers: JobWorkers, store: StoreAccess): void {
  workers.handle(storeAccessJob, ({ entries }, { logger }) =>
    store(
      entries.map(({ occurredAt, ...entry }) => ({ ...entry, occurredAt: new Date(occurredAt) })),
      logger,
    ),
  );
}

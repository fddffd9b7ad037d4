import { z } from 'zod';
import { defineJob } from '../../../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../../../platform/jobs/job-workers.js';
import { VIDEO_QUALITIES } from '../video-quality.js';
import type { IngestWork } from './ingest-work.js';

const HOUR_MS = 3_600_000;

/** Transcodes an uploaded film, and publishes the result for its title. */
export const ingestFilmJob = defineJob({
  queue: 'ingest',
  name: 'ingest-film',
  does: 'transcodes an uploaded film for streaming',
  schema: z.object({ ingestId: z.uuid(), titleId: z.uuid(), best: z.enum(VIDEO_QUALITIES) }),
  attempts: 3,
  backoffMs: 30_000,
  timeoutMs: 12 * HOUR_MS,
  deduplicate: ({ ingestId }) => ingestId,
});

export function registerIngestJobs(workers: JobWorkers, work: IngestWork): void {
  workers.handle(ingestFilmJob, (order, { signal, reportProgress, note }) =>
    work.run(order, { signal, reportProgress, note }),
  );
}

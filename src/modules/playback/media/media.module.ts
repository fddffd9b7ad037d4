import { createPrismaAuditLog } from '../../../platform/audit/audit-log.prisma.js';
import type { Database } from '../../../platform/database/database.js';
import type { JobProgressReader } from '../../../platform/jobs/job-progress.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import { noTracing, type Tracing } from '../../../platform/telemetry/tracing/tracing.js';
import type { Clock } from '../../../shared/clock.js';
import { registerIngestJobs } from './ingest/ingest.jobs.js';
import { createIngestRequests, type IngestibleTitles } from './ingest/ingest-requests.js';
import { createIngestWork } from './ingest/ingest-work.js';
import { hasMediaPrograms } from './ingest/media-program.js';
import { createFfmpegTranscoder } from './ingest/transcoder.ffmpeg.js';
import { createDiskStorage } from './media-storage.disk.js';
import type { MediaStorage } from './media-storage.js';
import type { S3Settings } from './s3-settings.js';
import { createPrismaTitleMediaRepository } from './title-media.repository.prisma.js';

/** Folders are absolute paths. */
export interface MediaSettings {
  /** The folder of media, unless they are on S3. Several processes may share it. */
  readonly folder: string;
  /** Null: media are in the folder. */
  readonly s3: S3Settings | null;
  /** The folder for transcoding. Each machine has its own. */
  readonly workFolder: string;
}

export interface MediaDependencies {
  readonly database: Database;
  readonly settings: MediaSettings;
  readonly titles: IngestibleTitles;
  readonly jobs: JobQueue;
  readonly progress: JobProgressReader;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Default: requests to S3 are not traced. */
  readonly tracing?: Tracing;
}

/** Wires the storage of media, and the ingest of films. */
export async function createMedia(dependencies: MediaDependencies) {
  const { database, settings, titles, jobs, progress, clock, logger, tracing = noTracing } = dependencies;
  const storage = await createStorage(settings, tracing);
  const titleMedia = createPrismaTitleMediaRepository(database.prisma);
  const transcoder = createFfmpegTranscoder();
  const ingestWork = createIngestWork({
    storage,
    titleMedia,
    transactor: database.transactor((client) => ({
      titleMedia: createPrismaTitleMediaRepository(client),
      audit: createPrismaAuditLog(client),
    })),
    clock,
    transcoder,
    workFolder: settings.workFolder,
  });
  return {
    storage,
    titleMedia,
    ingestRequests: createIngestRequests({ titles, storage, transcoder, jobs, progress }),
    /** Without FFmpeg, films are left to workers that have it. */
    async work(workers: JobWorkers): Promise<void> {
      if (await hasMediaPrograms()) registerIngestJobs(workers, ingestWork);
      else logger.info('FFmpeg is not installed: this worker does not ingest films');
    },
  };
}

async function createStorage({ folder, s3 }: MediaSettings, tracing: Tracing): Promise<MediaStorage> {
  if (s3 === null) return createDiskStorage(folder);
  // Imported only when needed: loading it takes a good part of the start.
  const { createS3Storage } = await import('./media-storage.s3.js');
  return createS3Storage(s3, tracing);
}

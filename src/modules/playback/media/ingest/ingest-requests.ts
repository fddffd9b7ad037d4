import { createReadStream } from 'node:fs';
import type { JobProgressReader } from '../../../../platform/jobs/job-progress.js';
import type { JobQueue } from '../../../../platform/jobs/job-queue.js';
import { InvalidInputError, NotFoundError } from '../../../../shared/domain-error.js';
import { newId } from '../../../../shared/ids.js';
import type { MediaStorage } from '../media-storage.js';
import { VIDEO_QUALITIES, type VideoQuality } from '../video-quality.js';
import { ingestFilmJob } from './ingest.jobs.js';
import { type IngestOrder, uploadPathOf } from './ingest-order.js';
import { bestQualityOf } from './rendition-ladder.js';
import type { Transcoder } from './transcoder.js';

export interface IngestibleTitles {
  /** Published or not; null for an unknown id. */
  find(titleId: string): Promise<{ readonly name: string; readonly kind: string } | null>;
}

export interface IngestRequestDependencies {
  readonly titles: IngestibleTitles;
  readonly storage: MediaStorage;
  readonly transcoder: Pick<Transcoder, 'probe'>;
  readonly jobs: JobQueue;
  readonly progress: JobProgressReader;
}

export interface IngestRequest {
  readonly titleId: string;
  /** An absolute path on this machine. */
  readonly file: string;
  /** Undefined: the best that the film allows. */
  readonly best?: VideoQuality | undefined;
}

export interface RequestedIngest extends IngestOrder {
  readonly titleName: string;
}

/** Uploads films, and queues them to be transcoded by any free worker. */
export function createIngestRequests(dependencies: IngestRequestDependencies) {
  const { titles, storage, transcoder, jobs, progress } = dependencies;

  return {
    /**
     * Resolves once the film is uploaded and the job is queued.
     * @throws NotFoundError for an unknown title, InvalidInputError when the film is too small for the requested
     *   quality or the title is a series, UnusableFilmError
     */
    async request({ titleId, file, best }: IngestRequest, signal: AbortSignal): Promise<RequestedIngest> {
      const title = await titles.find(titleId);
      if (!title) throw new NotFoundError(`The title ${titleId}`);
      if (title.kind === 'SERIES') {
        throw new InvalidInputError({ titleId: `${title.name} is a series: a film belongs to an episode.` });
      }
      const picture = await transcoder.probe(file, signal);
      const possible = bestQualityOf(picture);
      if (best && VIDEO_QUALITIES.indexOf(best) > VIDEO_QUALITIES.indexOf(possible)) {
        const size = `${picture.width}×${picture.height}`;
        throw new InvalidInputError({ best: `A picture of ${size} is too small for ${best}.` });
      }
      const order = { ingestId: newId(), titleId, best: best ?? possible };
      await storage.write(uploadPathOf(order), createReadStream(file, { signal }));
      await jobs.enqueue(ingestFilmJob, order, { jobId: order.ingestId });
      return { ...order, titleName: title.name };
    },

    /** The progress of an ingest; null a week after its end. */
    progressOf: ({ ingestId }: IngestOrder) => progress.progressOf(ingestFilmJob, ingestId),
  };
}

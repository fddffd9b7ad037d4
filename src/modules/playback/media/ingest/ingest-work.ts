import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AuditLog } from '../../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../../platform/database/transactor.js';
import type { JobContext } from '../../../../platform/jobs/job-runner.js';
import { PLATFORM } from '../../../../shared/actor.js';
import type { Clock } from '../../../../shared/clock.js';
import type { MediaStorage } from '../media-storage.js';
import { storeFolder } from '../store-folder.js';
import type { TitleMedia, TitleMediaRepository } from '../title-media.repository.js';
import type { VideoQuality } from '../video-quality.js';
import { folderOfIngest, type IngestOrder, uploadPathOf } from './ingest-order.js';
import { renditionsOf } from './rendition-ladder.js';
import type { Transcoder } from './transcoder.js';
import { withWorkFolder } from './work-folder.js';

export interface IngestRepositories {
  readonly titleMedia: TitleMediaRepository;
  readonly audit: AuditLog;
}

export interface IngestWorkDependencies {
  readonly storage: MediaStorage;
  readonly titleMedia: Pick<TitleMediaRepository, 'find'>;
  readonly transactor: Transactor<IngestRepositories>;
  readonly clock: Clock;
  readonly transcoder: Transcoder;
  /** The folder for temporary files: an absolute path on this machine. */
  readonly workFolder: string;
}

export type IngestWork = ReturnType<typeof createIngestWork>;
type IngestContext = Pick<JobContext, 'signal' | 'reportProgress' | 'note'>;

/** The rest of the progress is storing the renditions. */
const TRANSCODED_SHARE = 0.95;
/** Progress is written to Redis, and FFmpeg reports it twice a second. */
const REPORTED_STEP = 0.01;

/**
 * Transcodes a film. The previous media of its title can be played until all new ones are stored. An interrupted
 * ingest starts over, and repeating a finished one does nothing.
 */
export function createIngestWork(dependencies: IngestWorkDependencies) {
  const { storage, titleMedia, transactor, clock, transcoder, workFolder } = dependencies;

  /** Whether the title already plays this film, or one that was uploaded later. */
  async function isOver(order: IngestOrder): Promise<boolean> {
    const current = await titleMedia.find(order.titleId);
    const folder = folderOfIngest(order);
    const parent = folder.slice(0, folder.lastIndexOf('/') + 1);
    return current !== null && current.folder.startsWith(parent) && current.folder >= folder;
  }

  async function download(order: IngestOrder, file: string, signal: AbortSignal): Promise<void> {
    const upload = await storage.find(uploadPathOf(order));
    if (!upload) throw new Error(`The film ${uploadPathOf(order)} is not in the storage any more.`);
    await pipeline(await upload.read(), createWriteStream(file), { signal });
  }

  /** @returns the qualities that were made */
  async function make(order: IngestOrder, folder: string, context: IngestContext): Promise<VideoQuality[]> {
    const { signal } = context;
    const file = join(folder, 'film');
    const made = join(folder, 'made');
    await mkdir(made);
    await download(order, file, signal);
    const source = await transcoder.probe(file, signal);
    const renditions = renditionsOf(source, order.best);
    const qualities = [...new Set(renditions.map(({ quality }) => quality))];
    await context.note(`Makes ${qualities.join(', ')} of a film of ${source.width} × ${source.height}.`);
    await transcoder.transcode({
      file,
      source,
      renditions,
      folder: made,
      signal,
      onProgress: inSteps(context.reportProgress),
    });
    await context.note('Stores what it made.');
    await storeFolder(storage, made, folderOfIngest(order), signal);
    return qualities;
  }

  async function publish({ ingestId, titleId }: IngestOrder, media: TitleMedia): Promise<void> {
    await transactor.run(async (repositories) => {
      const former = await repositories.titleMedia.find(titleId);
      await repositories.titleMedia.save(media);
      await repositories.audit.append({
        actor: PLATFORM,
        action: 'playback.film_ingested',
        subject: { type: 'title', id: titleId },
        ...(former && { before: auditedMedia(former) }),
        after: auditedMedia(media),
        details: { ingestId },
        occurredAt: clock.now(),
      });
    });
  }

  return {
    async run(order: IngestOrder, context: IngestContext): Promise<void> {
      if (!(await isOver(order))) {
        const qualities = await withWorkFolder(workFolder, (folder) => make(order, folder, context));
        context.signal.throwIfAborted();
        // Transcoding may have taken hours.
        if (!(await isOver(order))) {
          await publish(order, { titleId: order.titleId, folder: folderOfIngest(order), qualities });
        }
      }
      await storage.remove(uploadPathOf(order));
      await context.reportProgress(1);
    },
  };
}

function auditedMedia({ folder, qualities }: TitleMedia) {
  return { folder, qualities };
}

function inSteps(report: (fraction: number) => Promise<void>): (fraction: number) => void {
  let reported = 0;
  return (fraction) => {
    if (fraction - reported < REPORTED_STEP) return;
    reported = fraction;
    // A lost progress report does not matter: the next one may arrive.
    report(fraction * TRANSCODED_SHARE).catch(() => undefined);
  };
}

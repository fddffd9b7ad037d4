import type { VideoQuality } from '../video-quality.js';

/** A film that was uploaded to become what is streamed of a title. */
export interface IngestOrder {
  /** In the order of time (UUIDv7). */
  readonly ingestId: string;
  readonly titleId: string;
  /** The best that is made of it. */
  readonly best: VideoQuality;
}

/** Where the film lies until it is made into renditions. */
export function uploadPathOf({ ingestId }: IngestOrder): string {
  return `uploads/${ingestId}`;
}

/** Where its renditions go: each ingest has a folder of its own, so that nothing that plays is written over. */
export function folderOfIngest({ titleId, ingestId }: IngestOrder): string {
  return `titles/${titleId}/${ingestId}`;
}

import type { VideoQuality } from '../video-quality.js';

/** An uploaded film, to be transcoded for a title. */
export interface IngestOrder {
  /** A UUIDv7, ordered by time. */
  readonly ingestId: string;
  readonly titleId: string;
  /** The highest quality to make. */
  readonly best: VideoQuality;
}

/** The path of the uploaded film. */
export function uploadPathOf({ ingestId }: IngestOrder): string {
  return `uploads/${ingestId}`;
}

/** The folder of the renditions: each ingest has its own, so that media that are being played are not overwritten. */
export function folderOfIngest({ titleId, ingestId }: IngestOrder): string {
  return `titles/${titleId}/${ingestId}`;
}

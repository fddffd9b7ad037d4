import type { Rendition } from './rendition-ladder.js';
import type { SourceMedia } from './source-media.js';

export interface Transcoding {
  /** An absolute path. */
  readonly file: string;
  readonly source: SourceMedia;
  readonly renditions: readonly Rendition[];
  /** Where the renditions and manifests go: an absolute path of a folder that is empty. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Told how far it has come, from 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

/** Makes films into what players fetch. */
export interface Transcoder {
  /** @throws UnusableFilmError */
  probe(file: string, signal: AbortSignal): Promise<SourceMedia>;
  /** @throws the signal's reason, when it aborts meanwhile */
  transcode(transcoding: Transcoding): Promise<void>;
}

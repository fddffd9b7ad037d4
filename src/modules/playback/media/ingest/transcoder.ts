import type { Rendition } from './rendition-ladder.js';
import type { SourceMedia } from './source-media.js';

export interface Transcoding {
  /** An absolute path. */
  readonly file: string;
  readonly source: SourceMedia;
  readonly renditions: readonly Rendition[];
  /** The output folder: the absolute path of an empty folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Called with the progress, from 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

/** Transcodes films for streaming. */
export interface Transcoder {
  /** @throws UnusableFilmError */
  probe(file: string, signal: AbortSignal): Promise<SourceMedia>;
  /** @throws the signal's reason, when it aborts */
  transcode(transcoding: Transcoding): Promise<void>;
}

import type { VideoQuality } from './video-quality.js';

/**
 * What is streamed of a title. Its folder holds, for each quality, a manifest named after it (`SD.m3u8`) and a folder of the
 * same name with the renditions that this quality adds to those below it.
 */
export interface TitleMedia {
  readonly titleId: string;
  /** Below the media origin, without a slash at the beginning or end. */
  readonly folder: string;
  /** In rising order; at least one. */
  readonly qualities: readonly VideoQuality[];
}

export interface TitleMediaRepository {
  /** Null where nothing of it can be streamed. */
  find(titleId: string): Promise<TitleMedia | null>;
  /** Replaces what was streamed of the title before. */
  save(media: TitleMedia): Promise<void>;
}

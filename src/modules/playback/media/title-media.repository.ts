import type { VideoQuality } from './video-quality.js';

/**
 * The media of a title. Its folder has, for each quality, a manifest (`SD.m3u8`) and a folder of the same name with
 * the renditions that this quality adds to the lower ones.
 */
export interface TitleMedia {
  readonly titleId: string;
  /** Relative to the media origin, without slashes at the ends. */
  readonly folder: string;
  /** In ascending order; at least one. */
  readonly qualities: readonly VideoQuality[];
}

export interface TitleMediaRepository {
  /** Null if it has no media. */
  find(titleId: string): Promise<TitleMedia | null>;
  /** Replaces the title's media. */
  save(media: TitleMedia): Promise<void>;
}

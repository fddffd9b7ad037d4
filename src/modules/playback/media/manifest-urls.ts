import type { VideoQuality } from './video-quality.js';

/** The media that a player may fetch: those of one title, up to a quality, for one playback session. */
export interface MediaGrant {
  readonly playbackSessionId: string;
  /** Relative to the media origin, without a leading slash, such as `films/timecode`. */
  readonly folder: string;
  /** The highest quality that may be fetched. */
  readonly quality: VideoQuality;
}

export interface SignedManifest {
  /** Absolute. Relative URLs in the manifest include the signature. */
  readonly url: string;
  /** When it expires. */
  readonly expiresAt: Date;
}

/** Signs the URLs of manifests. */
export interface ManifestUrls {
  sign(grant: MediaGrant): Promise<SignedManifest>;
}

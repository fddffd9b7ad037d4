import type { VideoQuality } from './video-quality.js';

/** What a player may fetch: the media of one title, up to a quality, for one playback session. */
export interface MediaGrant {
  readonly playbackSessionId: string;
  /** Below the media origin, without a slash at the beginning, such as `films/timecode`. */
  readonly folder: string;
  /** The best that may be fetched. */
  readonly quality: VideoQuality;
}

export interface SignedManifest {
  /** Absolute. What it names relative to itself is signed by it, too. */
  readonly url: string;
  /** From then on it is refused. */
  readonly expiresAt: Date;
}

/** Signs addresses that media are fetched from. */
export interface ManifestUrls {
  sign(grant: MediaGrant): Promise<SignedManifest>;
}

import type { Actor } from '../../shared/actor.js';
import type { Viewer } from '../../shared/viewer.js';

/** Where a player is. */
export interface PlayerPosition {
  readonly positionSeconds: number;
  /** By the player's clock; null for now. */
  readonly observedAt: Date | null;
  /** The player's own count; null where it has none. */
  readonly sequence: number | null;
}

/** The progress of profiles in titles. */
export interface PlaybackProgress {
  /** In seconds; 0 when the title was not started, or was completed. */
  resumePosition(profileId: string, titleId: string): Promise<number>;
  /** @returns where to play on from */
  record(profileId: string, titleId: string, position: PlayerPosition): Promise<number>;
}

/** Who asks, and from where. */
export interface Asker {
  readonly viewer: Viewer;
  readonly actor: Actor;
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly region: string | null;
}

export interface PlaybackRequest {
  readonly titleId: string;
  readonly profileId: string;
  /** The stream whose place it takes, as clients know it. */
  readonly takeOver: string | null;
}

export interface Playback {
  readonly sessionId: string;
  readonly manifestUrl: string;
  readonly expiresAt: Date;
  readonly resumePositionSeconds: number;
  readonly heartbeatIntervalSeconds: number;
}

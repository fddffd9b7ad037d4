import type { Actor } from '../../shared/actor.js';
import type { Viewer } from '../../shared/viewer.js';

/** The position of a player. */
export interface PlayerPosition {
  readonly positionSeconds: number;
  /** By the player's clock; null for now. */
  readonly observedAt: Date | null;
  /** The player's own counter; null if it has none. */
  readonly sequence: number | null;
}

/** The progress of profiles in titles. */
export interface PlaybackProgress {
  /** In seconds; 0 when the title was not started, or was completed. */
  resumePosition(profileId: string, titleId: string): Promise<number>;
  /** @returns the position to resume from */
  record(profileId: string, titleId: string, position: PlayerPosition): Promise<number>;
}

/** The caller, and its region. */
export interface PlaybackCaller {
  readonly viewer: Viewer;
  readonly actor: Actor;
  /** ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
}

export interface PlaybackRequest {
  readonly titleId: string;
  readonly profileId: string;
  /** The client's id of a stream to take over. */
  readonly takeOver: string | null;
}

export interface Playback {
  readonly sessionId: string;
  readonly manifestUrl: string;
  readonly expiresAt: Date;
  readonly resumePositionSeconds: number;
  readonly heartbeatIntervalSeconds: number;
}

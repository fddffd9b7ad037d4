/** Who watches what on which device. All of this is encoded in its id, so that no look-up is needed. */
export interface Stream {
  /** A UUID. */
  readonly id: string;
  readonly accountId: string;
  readonly profileId: string;
  readonly deviceSessionId: string;
  readonly titleId: string;
  /** By the clock of Redis. */
  readonly startedAt: Date;
}

/** A stream with a lease: it counts towards the plan's limit. */
export interface LiveStream extends Stream {
  readonly lastHeartbeatAt: Date;
}

/** Why a stream ended. */
export const STREAM_ENDINGS = [
  'STOPPED',
  'TAKEN_OVER',
  'ACCESS_ENDED',
  'SIGNED_OUT',
  'PROFILE_CLOSED',
  'LAPSED',
] as const;
export type StreamEnding = (typeof STREAM_ENDINGS)[number];

/** Selects streams of an account: all that match every given field. */
export interface StreamSelection {
  readonly profileId?: string;
  readonly deviceSessionIds?: readonly string[];
  /** Streams on this device are not selected. */
  readonly exceptDeviceSessionId?: string;
}

/** Who watches what on which device. Its id says all of this, so that nothing has to be looked up to know it. */
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

/** One that holds a lease: it counts towards what the plan allows. */
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

/** Which of an account's streams: all that match everything that is named. */
export interface StreamSelection {
  readonly profileId?: string;
  readonly deviceSessionIds?: readonly string[];
  /** Those on this device go on. */
  readonly exceptDeviceSessionId?: string;
}

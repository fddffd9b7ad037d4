import { ConflictError, DomainError } from '../../../shared/domain-error.js';
import type { StreamEnding } from './stream.js';

/** A stream that occupies a slot, with its title and device. */
export interface ReplaceableStream {
  /** The value for `takeOver`. */
  readonly sessionId: string;
  readonly profileId: string;
  readonly profileName: string | null;
  /** Null if the profile is locked on the calling device. */
  readonly titleId: string | null;
  readonly titleName: string | null;
  readonly deviceName: string | null;
  readonly startedAt: string;
  readonly lastHeartbeatAt: string;
}

/** The plan's limit of concurrent streams is reached. */
export class StreamLimitReachedError extends DomainError {
  readonly code = 'STREAM_LIMIT_REACHED';

  constructor(
    private readonly limit: number,
    private readonly streams: readonly ReplaceableStream[],
  ) {
    super(
      `Your plan plays ${limit} title${limit === 1 ? '' : 's'} at a time. Stop one, or take its place with takeOver.`,
    );
  }

  override get details() {
    return { limit: this.limit, streams: this.streams };
  }
}

const ENDINGS: Readonly<Record<StreamEnding, string>> = {
  STOPPED: 'It was stopped.',
  TAKEN_OVER: 'Another device took its place.',
  ACCESS_ENDED: 'The subscription no longer gives access.',
  SIGNED_OUT: 'The device was signed out.',
  PROFILE_CLOSED: 'The profile was deleted, or locked on this device.',
  LAPSED: 'Its player sent no heartbeat for too long.',
};

/** The stream has ended for good. To continue, start another one. */
export class PlaybackEndedError extends DomainError {
  readonly code = 'PLAYBACK_ENDED';

  constructor(private readonly reason: StreamEnding) {
    super(`This stream has ended. ${ENDINGS[reason]}`);
  }

  override get details() {
    return { reason: this.reason };
  }
}

/** The title is in the catalog, but has no media in a quality that this account may stream. */
export class NothingToPlayError extends ConflictError {
  constructor() {
    super('This title cannot be played yet.');
  }
}

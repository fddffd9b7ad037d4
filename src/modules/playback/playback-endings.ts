import type { Logger } from '../../platform/telemetry/logger.js';
import type { Actor } from '../../shared/actor.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import type { Stream, StreamEnding } from './domain/stream.js';
import type { NewStream, StreamLeases } from './sessions/stream-leases.js';

export interface PlaybackEndingsOptions {
  readonly leases: StreamLeases;
  readonly journal: PlaybackJournal;
  /** Notifies the players of an account that a stream has ended. */
  readonly announceEnd: (stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED') => Promise<void>;
  readonly logger: Logger;
}

export type PlaybackEndings = ReturnType<typeof createPlaybackEndings>;

/** Ends streams. */
export function createPlaybackEndings({ leases, journal, announceEnd, logger }: PlaybackEndingsOptions) {
  return {
    /** If it fails, the lease expires. */
    async endQuietly(stream: NewStream, reason: StreamEnding): Promise<void> {
      await leases.end(stream, reason).catch((error: unknown) => {
        logger.warn({ err: error }, 'Ending a stream failed');
      });
    },

    /** The consequences of an ended stream. */
    async ended(stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED', actor: Actor): Promise<void> {
      const announced = announceEnd(stream, reason).catch((error: unknown) => {
        // Its player learns of it with the next heartbeat.
        logger.warn({ err: error }, 'Notifying a player of the end of its stream failed');
      });
      await Promise.all([announced, journal.record({ event: 'ENDED', reason, stream, actor })]);
    },
  };
}

import type { Logger } from '../../platform/telemetry/logger.js';
import type { Actor } from '../../shared/actor.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import type { Stream, StreamEnding } from './domain/stream.js';
import type { NewStream, StreamLeases } from './sessions/stream-leases.js';

export interface PlaybackEndingsOptions {
  readonly leases: StreamLeases;
  readonly journal: PlaybackJournal;
  /** Tells the players of an account that a stream is over. */
  readonly announceEnd: (stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED') => Promise<void>;
  readonly logger: Logger;
}

export type PlaybackEndings = ReturnType<typeof createPlaybackEndings>;

/** How a stream that is being played ends. */
export function createPlaybackEndings({ leases, journal, announceEnd, logger }: PlaybackEndingsOptions) {
  return {
    /** Where it fails, the lease ends by itself. */
    async endQuietly(stream: NewStream, reason: StreamEnding): Promise<void> {
      await leases.end(stream, reason).catch((error: unknown) => {
        logger.warn({ err: error }, 'A stream could not be ended');
      });
    },

    /** What follows once a stream is over. */
    async ended(stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED', actor: Actor): Promise<void> {
      const telling = announceEnd(stream, reason).catch((error: unknown) => {
        // Its player hears of it with the next heartbeat.
        logger.warn({ err: error }, 'A player could not be told that its stream is over');
      });
      await Promise.all([telling, journal.record({ event: 'ENDED', reason, stream, actor })]);
    },
  };
}

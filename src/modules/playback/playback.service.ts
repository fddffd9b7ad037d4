import type { Logger } from '../../platform/telemetry/logger.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import { createContinuePlayback } from './continue-playback.service.js';
import type { LiveStream, Stream } from './domain/stream.js';
import type { ManifestUrls } from './media/manifest-urls.js';
import { createOwnStream } from './own-stream.js';
import type {
  Playback,
  PlaybackCaller,
  PlaybackProgress,
  PlaybackRequest,
  PlayerPosition,
} from './playback.js';
import type { Admit } from './playback-admission.js';
import { createPlaybackAnswers, visibleStreams } from './playback-answers.js';
import { createPlaybackEndings } from './playback-endings.js';
import { createRecordPosition } from './record-position.js';
import type { OutageGrace } from './sessions/outage-grace.js';
import type { DescribeStreams } from './sessions/replaceable-streams.js';
import type { StreamLeases } from './sessions/stream-leases.js';
import type { StreamSeal } from './sessions/stream-seal.js';
import { createStartPlayback } from './start-playback.service.js';

export interface PlaybackDependencies {
  readonly admit: Admit;
  readonly leases: StreamLeases;
  readonly grace: OutageGrace;
  readonly seal: StreamSeal;
  readonly describe: DescribeStreams;
  readonly manifestUrls: ManifestUrls;
  /** Whether a profile may be accessed on a device. */
  readonly isProfileOpen: (profileId: string, deviceSessionId: string) => Promise<boolean>;
  readonly progress: PlaybackProgress;
  /** Whether a renewal is logged, by its number since the lease was taken. */
  readonly isLogged: (renewals: number | null) => boolean;
  readonly journal: PlaybackJournal;
  /** Notifies the players of an account that a stream has ended. */
  readonly announceEnd: (stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED') => Promise<void>;
  /** Records the region from which an account watches. */
  readonly noteRegion: (accountId: string, region: string) => Promise<void>;
  readonly heartbeatSeconds: number;
  readonly logger: Logger;
}

export type PlaybackService = ReturnType<typeof createPlaybackService>;

/** Starts, continues and ends streams. */
export function createPlaybackService(dependencies: PlaybackDependencies) {
  const { leases, seal, journal, progress, logger } = dependencies;
  const ownStream = createOwnStream(seal);
  const record = createRecordPosition(progress, logger);
  const endings = createPlaybackEndings(dependencies);
  const answers = createPlaybackAnswers(dependencies);
  const startPlayback = createStartPlayback({ ...dependencies, ownStream, answers, endings });
  const continuePlayback = createContinuePlayback({ ...dependencies, record, answers, endings });

  /** Logs why playback was denied. */
  async function journaled<Result>(
    work: Promise<Result>,
    stream: Partial<Stream>,
    actor: Actor,
  ): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof DomainError) {
        await journal.record({ event: 'DENIED', reason: error.code, stream, actor });
      }
      throw error;
    }
  }

  return {
    /**
     * Starts a stream, if the account has a free slot.
     * @throws what `Admit` throws, StreamLimitReachedError with the streams that occupy the slots, NotFoundError when
     *   the stream to take over is not one of the account's, ServiceUnavailableError while running streams are
     *   unknown
     */
    start(request: PlaybackRequest, caller: PlaybackCaller): Promise<Playback> {
      const { profileId, titleId } = request;
      const stream = { profileId, titleId, accountId: caller.viewer.accountId };
      return journaled(startPlayback(request, caller), stream, caller.actor);
    },

    /**
     * Continues a stream: renews its lease and URL, and stores its position.
     * @throws what `start` throws, PlaybackEndedError when it has ended, ForbiddenError on another device
     */
    async heartbeat(sessionId: string, position: PlayerPosition, caller: PlaybackCaller): Promise<Playback> {
      const stream = ownStream(caller.viewer, sessionId);
      return journaled(continuePlayback(stream, position, caller), stream, caller.actor);
    },

    /**
     * Ends a stream, from any device of the account. Idempotent.
     * @param position the last position of its player; null if unknown
     * @throws NotFoundError, ServiceUnavailableError
     */
    async stop(
      sessionId: string,
      position: PlayerPosition | null,
      { viewer, actor }: PlaybackCaller,
    ): Promise<void> {
      const stream = ownStream(viewer, sessionId);
      if (await leases.end(stream, 'STOPPED')) await endings.ended(stream, 'STOPPED', actor);
      // Only its own player knows the position.
      if (position && stream.deviceSessionId === viewer.sessionId) await record(stream, position);
    },

    /** The streams of the account, or on a bound device those of its profile; the oldest first. */
    async list(viewer: Viewer): Promise<(LiveStream & { readonly sessionId: string })[]> {
      const streams = visibleStreams(await leases.list(viewer.accountId), viewer);
      return streams.map((stream) => ({ ...stream, sessionId: seal.seal(stream) }));
    },
  };
}

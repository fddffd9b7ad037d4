import type { Logger } from '../../platform/telemetry/logger.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import { createContinuePlayback } from './continue-playback.service.js';
import type { LiveStream, Stream } from './domain/stream.js';
import type { ManifestUrls } from './media/manifest-urls.js';
import { createOwnStream } from './own-stream.js';
import type { Asker, Playback, PlaybackProgress, PlaybackRequest, PlayerPosition } from './playback.js';
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
  /** Whether a profile may be looked into on a device. */
  readonly isProfileOpen: (profileId: string, deviceSessionId: string) => Promise<boolean>;
  readonly progress: PlaybackProgress;
  /** Whether a renewal is logged, by its number since the lease was taken. */
  readonly isNoted: (renewals: number | null) => boolean;
  readonly journal: PlaybackJournal;
  /** Tells the players of an account that a stream is over. */
  readonly announceEnd: (stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED') => Promise<void>;
  /** Takes down where an account watches. */
  readonly noteRegion: (accountId: string, region: string) => Promise<void>;
  readonly heartbeatSeconds: number;
  readonly logger: Logger;
}

export type PlaybackService = ReturnType<typeof createPlaybackService>;

/** Lets titles be played: to whom, what, and on how many screens at a time. */
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
     * Lets a profile play a title, if there is room for one more stream.
     * @throws what `Admit` says, StreamLimitReachedError with the streams that are in the way, NotFoundError when what is to be
     *   taken over is no stream of the account, ServiceUnavailableError while nobody can say what is played
     */
    start(request: PlaybackRequest, asker: Asker): Promise<Playback> {
      const { profileId, titleId } = request;
      const stream = { profileId, titleId, accountId: asker.viewer.accountId };
      return journaled(startPlayback(request, asker), stream, asker.actor);
    },

    /**
     * Keeps a stream going: its lease, its address, and where its player is.
     * @throws what `start` does, PlaybackEndedError when it is over, ForbiddenError on another device
     */
    async heartbeat(sessionId: string, position: PlayerPosition, asker: Asker): Promise<Playback> {
      const stream = ownStream(asker.viewer, sessionId);
      return journaled(continuePlayback(stream, position, asker), stream, asker.actor);
    },

    /**
     * Ends a stream, from any device of the account. What has ended stays as it is.
     * @param position where its player was last; null where nobody knows
     * @throws NotFoundError, ServiceUnavailableError
     */
    async stop(sessionId: string, position: PlayerPosition | null, { viewer, actor }: Asker): Promise<void> {
      const stream = ownStream(viewer, sessionId);
      if (await leases.end(stream, 'STOPPED')) await endings.ended(stream, 'STOPPED', actor);
      // Only its own player knows where it is.
      if (position && stream.deviceSessionId === viewer.sessionId) await record(stream, position);
    },

    /** The streams of the account, and on a bound device those of its profile; the oldest first. */
    async list(viewer: Viewer): Promise<(LiveStream & { readonly sessionId: string })[]> {
      const streams = visibleStreams(await leases.list(viewer.accountId), viewer);
      return streams.map((stream) => ({ ...stream, sessionId: seal.seal(stream) }));
    },
  };
}

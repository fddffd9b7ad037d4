import type { Logger } from '../../platform/telemetry/logger.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import {
  DomainError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  ServiceUnavailableError,
} from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import { PlaybackEndedError, StreamLimitReachedError } from './domain/playback-errors.js';
import type { LiveStream, Stream, StreamEnding } from './domain/stream.js';
import type { ManifestUrls } from './media/manifest-urls.js';
import type { Admission, Admit } from './playback-admission.js';
import type { OutageGrace } from './sessions/outage-grace.js';
import { newStreamId } from './sessions/stream-id.js';
import type {
  HeartbeatOutcome,
  NewStream,
  NoRoom,
  StartOutcome,
  StreamLeases,
} from './sessions/stream-leases.js';
import type { StreamSeal } from './sessions/stream-seal.js';
import type { DescribeStreams } from './sessions/streams-in-the-way.js';

/** Where a player is. */
export interface PlayerPosition {
  readonly positionSeconds: number;
  /** By the player's clock; null for now. */
  readonly observedAt: Date | null;
  /** The player's own count; null where it has none. */
  readonly sequence: number | null;
}

/** Where profiles stand in titles. */
export interface PlaybackProgress {
  /** In seconds; 0 where nothing was begun, or it was seen to the end. */
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

export interface PlaybackWish {
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
  /** Whether the log is told of a renewal, by its number since the lease was taken. */
  readonly isNoted: (renewals: number | null) => boolean;
  readonly journal: PlaybackJournal;
  /** Tells the players of an account that a stream is over. */
  readonly announceEnd: (stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED') => Promise<void>;
  /** Takes down where an account watches. */
  readonly noteRegion: (accountId: string, region: string) => Promise<void>;
  readonly heartbeatSeconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type PlaybackService = ReturnType<typeof createPlaybackService>;

/** Lets titles be played: to whom, what, and on how many screens at a time. */
export function createPlaybackService(dependencies: PlaybackDependencies) {
  const { admit, leases, grace, seal, journal, progress, logger } = dependencies;

  /** @throws NotFoundError for what is not a stream of the account, or on a bound device of another profile */
  function ownStream({ accountId, boundProfileId }: Viewer, sealed: string): Stream {
    const stream = seal.open(accountId, sealed);
    if (!stream || (boundProfileId !== null && boundProfileId !== stream.profileId)) {
      throw new NotFoundError('The stream');
    }
    return stream;
  }

  /** Those that somebody may be told of. */
  function visible(streams: readonly LiveStream[], { boundProfileId }: Viewer): LiveStream[] {
    return streams.filter(({ profileId }) => boundProfileId === null || boundProfileId === profileId);
  }

  async function limitReached({ streams }: NoRoom, limit: number, viewer: Viewer): Promise<never> {
    const { accountId, sessionId } = viewer;
    const described = await dependencies.describe(accountId, visible(streams, viewer), sessionId);
    throw new StreamLimitReachedError(limit, described);
  }

  async function present(
    stream: Stream,
    { folder, quality }: Admission,
    resumePositionSeconds: number,
  ): Promise<Playback> {
    const { url, expiresAt } = await dependencies.manifestUrls.sign({
      playbackSessionId: stream.id,
      folder,
      quality,
    });
    return {
      sessionId: seal.seal(stream),
      manifestUrl: url,
      expiresAt,
      resumePositionSeconds,
      heartbeatIntervalSeconds: dependencies.heartbeatSeconds,
    };
  }

  /** Writes down why somebody was not let in. */
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

  async function start(wish: PlaybackWish, { viewer, actor, region }: Asker): Promise<Playback> {
    const { titleId, profileId } = wish;
    const admission = await admit({ titleId, profileId, region });
    const takeOver = wish.takeOver === null ? null : ownStream(viewer, wish.takeOver);
    const { accountId, sessionId: deviceSessionId } = viewer;
    const asked = { id: newStreamId(accountId), accountId, profileId, deviceSessionId, titleId };
    const outcome = await lease(asked, admission.maxStreams, takeOver?.id ?? null);
    if (outcome.outcome === 'NO_ROOM') return limitReached(outcome, admission.maxStreams, viewer);

    const { stream, takenOver } = outcome;
    const [playback] = await Promise.all([
      begin(stream, admission),
      journal.record({ event: 'GRANTED', reason: null, stream, actor }),
      takenOver && ended(takenOver, 'TAKEN_OVER', actor),
      region && noted(accountId, region),
    ]);
    return playback;
  }

  /** Without an answer it may have been let in, or be so later. Nobody knows it by its id: it takes up no room. */
  async function lease(asked: NewStream, limit: number, takeOver: string | null): Promise<StartOutcome> {
    try {
      const outcome = await leases.start(asked, limit, takeOver);
      grace.answered();
      return outcome;
    } catch (error) {
      void endQuietly(asked, 'STOPPED');
      throw error;
    }
  }

  /** Charts of regions can wait for the next stream; who plays cannot. */
  async function noted(accountId: string, region: string): Promise<void> {
    await dependencies.noteRegion(accountId, region).catch((error: unknown) => {
      logger.warn({ err: error }, 'Where an account watches could not be noted');
    });
  }

  /** A stream that nobody gets an address for takes up no room. */
  async function begin(stream: Stream, admission: Admission): Promise<Playback> {
    try {
      const position = await progress.resumePosition(stream.profileId, stream.titleId);
      return await present(stream, admission, position);
    } catch (error) {
      await endQuietly(stream, 'STOPPED');
      throw error;
    }
  }

  /** Where it fails, the lease ends by itself. */
  async function endQuietly(stream: NewStream, reason: StreamEnding): Promise<void> {
    await leases.end(stream, reason).catch((error: unknown) => {
      logger.warn({ err: error }, 'A stream could not be ended');
    });
  }

  /** What follows once a stream is over. */
  async function ended(stream: Stream, reason: 'TAKEN_OVER' | 'STOPPED', actor: Actor): Promise<void> {
    const telling = dependencies.announceEnd(stream, reason).catch((error: unknown) => {
      // Its player hears of it with the next heartbeat.
      logger.warn({ err: error }, 'A player could not be told that its stream is over');
    });
    await Promise.all([telling, journal.record({ event: 'ENDED', reason, stream, actor })]);
  }

  /** Nobody can say whether the stream may go on: it does, for a while. */
  async function renew(stream: Stream, limit: number): Promise<HeartbeatOutcome> {
    try {
      const outcome = await leases.heartbeat(stream, limit);
      grace.answered();
      return outcome;
    } catch (error) {
      if (error instanceof ServiceUnavailableError && grace.unanswered()) {
        return { outcome: 'RENEWED', isAnew: false, renewals: null };
      }
      throw error;
    }
  }

  async function admitAgain(
    stream: Stream,
    position: PlayerPosition,
    region: string | null,
  ): Promise<Admission> {
    try {
      return await admit({ ...stream, region });
    } catch (error) {
      // What may not be watched any more does not go on until its address expires.
      if (error instanceof DomainError && !(error instanceof ServiceUnavailableError)) {
        // What was seen until now was let in, and why it ends matters more than whether it could be stored.
        await Promise.allSettled([endQuietly(stream, 'ACCESS_ENDED'), recorded(stream, position)]);
      }
      throw error;
    }
  }

  /** It may have been locked on this device while nobody knew that the stream was there. */
  async function requireOpenProfile(stream: Stream): Promise<void> {
    if (await dependencies.isProfileOpen(stream.profileId, stream.deviceSessionId)) return;
    await endQuietly(stream, 'PROFILE_CLOSED');
    throw new PlaybackEndedError('PROFILE_CLOSED');
  }

  /** A position that cannot be stored now is made up for by the next one. */
  async function recorded({ profileId, titleId }: Stream, position: PlayerPosition): Promise<number> {
    try {
      return await progress.record(profileId, titleId, position);
    } catch (error) {
      if (error instanceof InvalidInputError) throw error;
      logger.warn({ err: error }, 'The position of a player could not be stored');
      return Math.max(position.positionSeconds, 0);
    }
  }

  async function heartbeat(stream: Stream, position: PlayerPosition, asker: Asker): Promise<Playback> {
    const { viewer, actor, region } = asker;
    if (stream.deviceSessionId !== viewer.sessionId) {
      throw new ForbiddenError('This stream belongs to another device.');
    }
    const admission = await admitAgain(stream, position, region);
    const outcome = await renew(stream, admission.maxStreams);
    if (outcome.outcome === 'NO_ROOM') return limitReached(outcome, admission.maxStreams, viewer);
    if (outcome.outcome === 'ENDED') throw new PlaybackEndedError(outcome.reason);
    if (outcome.isAnew) await requireOpenProfile(stream);
    if (dependencies.isNoted(outcome.renewals)) {
      journal.note({ event: 'RENEWED', reason: null, stream, actor });
    }
    return present(stream, admission, await recorded(stream, position));
  }

  return {
    /**
     * Lets a profile play a title, if there is room for one more stream.
     * @throws what `Admit` says, StreamLimitReachedError with the streams that are in the way, NotFoundError when what is to be
     *   taken over is no stream of the account, ServiceUnavailableError while nobody can say what is played
     */
    start: (wish: PlaybackWish, asker: Asker): Promise<Playback> =>
      journaled(
        start(wish, asker),
        { profileId: wish.profileId, titleId: wish.titleId, accountId: asker.viewer.accountId },
        asker.actor,
      ),

    /**
     * Keeps a stream going: its lease, its address, and where its player is.
     * @throws what `start` does, PlaybackEndedError when it is over, ForbiddenError on another device
     */
    async heartbeat(sessionId: string, position: PlayerPosition, asker: Asker): Promise<Playback> {
      const stream = ownStream(asker.viewer, sessionId);
      return journaled(heartbeat(stream, position, asker), stream, asker.actor);
    },

    /**
     * Ends a stream, from any device of the account. What has ended stays as it is.
     * @param position where its player was last; null where nobody knows
     * @throws NotFoundError, ServiceUnavailableError
     */
    async stop(sessionId: string, position: PlayerPosition | null, { viewer, actor }: Asker): Promise<void> {
      const stream = ownStream(viewer, sessionId);
      if (await leases.end(stream, 'STOPPED')) await ended(stream, 'STOPPED', actor);
      // Only its own player knows where it is.
      if (position && stream.deviceSessionId === viewer.sessionId) await recorded(stream, position);
    },

    /** The streams of the account, and on a bound device those of its profile; the oldest first. */
    async list(viewer: Viewer): Promise<(LiveStream & { readonly sessionId: string })[]> {
      const streams = visible(await leases.list(viewer.accountId), viewer);
      return streams.map((stream) => ({ ...stream, sessionId: seal.seal(stream) }));
    },
  };
}

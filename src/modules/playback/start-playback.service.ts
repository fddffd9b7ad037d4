import type { Logger } from '../../platform/telemetry/logger.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import type { Stream } from './domain/stream.js';
import type { OwnStream } from './own-stream.js';
import type { Playback, PlaybackCaller, PlaybackProgress, PlaybackRequest } from './playback.js';
import type { Admission, Admit } from './playback-admission.js';
import type { PlaybackAnswers } from './playback-answers.js';
import type { PlaybackEndings } from './playback-endings.js';
import type { OutageGrace } from './sessions/outage-grace.js';
import { newStreamId } from './sessions/stream-id.js';
import type { NewStream, StartOutcome, StreamLeases } from './sessions/stream-leases.js';

export interface StartPlaybackDependencies {
  readonly admit: Admit;
  readonly ownStream: OwnStream;
  readonly leases: StreamLeases;
  readonly grace: OutageGrace;
  readonly answers: PlaybackAnswers;
  readonly endings: PlaybackEndings;
  readonly progress: Pick<PlaybackProgress, 'resumePosition'>;
  readonly journal: PlaybackJournal;
  /** Records the region from which an account watches. */
  readonly noteRegion: (accountId: string, region: string) => Promise<void>;
  readonly logger: Logger;
}

/** Starts a stream, if the account has a free slot. */
export type StartPlayback = (request: PlaybackRequest, caller: PlaybackCaller) => Promise<Playback>;

export function createStartPlayback(dependencies: StartPlaybackDependencies): StartPlayback {
  const { admit, ownStream, leases, grace, answers, endings, progress, journal, noteRegion, logger } =
    dependencies;

  /**
   * The lease may have been taken although no answer arrived, or may be later. Nobody will know the stream's id, so
   * it must not occupy a slot.
   */
  async function lease(asked: NewStream, limit: number, takeOver: string | null): Promise<StartOutcome> {
    try {
      const outcome = await leases.start(asked, limit, takeOver);
      grace.answered();
      return outcome;
    } catch (error) {
      void endings.endQuietly(asked, 'STOPPED');
      throw error;
    }
  }

  /** Releases the slot of a stream whose URL was never delivered. */
  async function begin(stream: Stream, admission: Admission): Promise<Playback> {
    try {
      const position = await progress.resumePosition(stream.profileId, stream.titleId);
      return await answers.granted(stream, admission, position);
    } catch (error) {
      await endings.endQuietly(stream, 'STOPPED');
      throw error;
    }
  }

  /** Regional charts can wait for the next stream, but the viewer cannot. */
  async function recordRegion(accountId: string, region: string): Promise<void> {
    await noteRegion(accountId, region).catch((error: unknown) => {
      logger.warn({ err: error }, 'Recording where an account watches failed');
    });
  }

  return async (request, { viewer, actor, region }) => {
    const { titleId, profileId } = request;
    const admission = await admit({ titleId, profileId, region });
    const takeOver = request.takeOver === null ? null : ownStream(viewer, request.takeOver);
    const { accountId, sessionId: deviceSessionId } = viewer;
    const asked = { id: newStreamId(accountId), accountId, profileId, deviceSessionId, titleId };
    const outcome = await lease(asked, admission.maxStreams, takeOver?.id ?? null);
    if (outcome.outcome === 'NO_ROOM')
      return answers.limitReached(outcome, { limit: admission.maxStreams, viewer, profileId });

    const { stream, takenOver } = outcome;
    const [playback] = await Promise.all([
      begin(stream, admission),
      journal.record({ event: 'GRANTED', reason: null, stream, actor }),
      takenOver && endings.ended(takenOver, 'TAKEN_OVER', actor),
      region && recordRegion(accountId, region),
    ]);
    return playback;
  };
}

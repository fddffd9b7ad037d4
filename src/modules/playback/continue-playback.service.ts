import { DomainError, ForbiddenError, ServiceUnavailableError } from '../../shared/domain-error.js';
import type { PlaybackJournal } from './access-log/playback-journal.js';
import { PlaybackEndedError } from './domain/playback-errors.js';
import type { Stream } from './domain/stream.js';
import type { Playback, PlaybackCaller, PlayerPosition } from './playback.js';
import type { Admission, Admit } from './playback-admission.js';
import type { PlaybackAnswers } from './playback-answers.js';
import type { PlaybackEndings } from './playback-endings.js';
import type { RecordPosition } from './record-position.js';
import type { OutageGrace } from './sessions/outage-grace.js';
import type { HeartbeatOutcome, StreamLeases } from './sessions/stream-leases.js';

export interface ContinuePlaybackDependencies {
  readonly admit: Admit;
  readonly leases: StreamLeases;
  readonly grace: OutageGrace;
  readonly answers: PlaybackAnswers;
  readonly endings: PlaybackEndings;
  readonly record: RecordPosition;
  readonly journal: PlaybackJournal;
  /** Whether a profile may be accessed on a device. */
  readonly isProfileOpen: (profileId: string, deviceSessionId: string) => Promise<boolean>;
  /** Whether a renewal is logged, by its number since the lease was taken. */
  readonly isLogged: (renewals: number | null) => boolean;
}

/** Continues a stream at a heartbeat of its player. */
export type ContinuePlayback = (
  stream: Stream,
  position: PlayerPosition,
  caller: PlaybackCaller,
) => Promise<Playback>;

export function createContinuePlayback(dependencies: ContinuePlaybackDependencies): ContinuePlayback {
  const { admit, leases, grace, answers, endings, record, journal, isProfileOpen, isLogged } = dependencies;

  async function admitAgain(
    stream: Stream,
    position: PlayerPosition,
    region: string | null,
  ): Promise<Admission> {
    try {
      return await admit({ ...stream, region });
    } catch (error) {
      // When access is lost, the stream ends now, not when its URL expires.
      if (error instanceof DomainError && !(error instanceof ServiceUnavailableError)) {
        // The last position was watched with permission, and the reason for the end matters more than an error in
        // storing it.
        await Promise.allSettled([endings.endQuietly(stream, 'ACCESS_ENDED'), record(stream, position)]);
      }
      throw error;
    }
  }

  /** Redis cannot be asked whether the stream may continue, so it may for a while. */
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

  /** The profile may have been locked on this device before the stream was known. */
  async function requireOpenProfile(stream: Stream): Promise<void> {
    if (await isProfileOpen(stream.profileId, stream.deviceSessionId)) return;
    await endings.endQuietly(stream, 'PROFILE_CLOSED');
    throw new PlaybackEndedError('PROFILE_CLOSED');
  }

  return async (stream, position, { viewer, actor, region }) => {
    if (stream.deviceSessionId !== viewer.sessionId) {
      throw new ForbiddenError('This stream belongs to another device.');
    }
    const admission = await admitAgain(stream, position, region);
    const outcome = await renew(stream, admission.maxStreams);
    if (outcome.outcome === 'NO_ROOM')
      return answers.limitReached(outcome, {
        limit: admission.maxStreams,
        viewer,
        profileId: stream.profileId,
      });
    if (outcome.outcome === 'ENDED') throw new PlaybackEndedError(outcome.reason);
    if (outcome.isAnew) await requireOpenProfile(stream);
    if (isLogged(outcome.renewals)) {
      journal.note({ event: 'RENEWED', reason: null, stream, actor });
    }
    return answers.granted(stream, admission, await record(stream, position));
  };
}

import { settlesWithin } from '../../../platform/async/deadline.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import { type Actor, PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { Stream } from '../domain/stream.js';
import type { AccessEntry, AccessLog } from './access-log.js';

/** What happened to a stream, and who caused it. */
export interface PlaybackFact {
  readonly event: AccessEntry['event'];
  readonly reason: string | null;
  /** The stream, as far as it is known. */
  readonly stream: Partial<Omit<Stream, 'startedAt'>>;
  readonly actor?: Actor;
  /** Its id, which makes repeated recording idempotent. By default a new one. */
  readonly id?: string;
  /** Default: now. */
  readonly occurredAt?: Date;
}

/** Records what happens to streams. */
export interface PlaybackJournal {
  /** Waits briefly until the entry is durable: an unavailable log must not prevent playback. Never rejects. */
  record(fact: PlaybackFact): Promise<void>;
  /** For frequent events; does not wait. */
  note(fact: PlaybackFact): void;
}

export interface PlaybackJournalOptions {
  readonly accessLog: AccessLog;
  readonly clock: Clock;
  readonly logger: Logger;
}

const PATIENCE_MS = 500;

/** An entry that the log does not accept in time is recorded without waiting, and logged as a warning. */
export function createPlaybackJournal({ accessLog, clock, logger }: PlaybackJournalOptions): PlaybackJournal {
  function entryOf({ event, reason, stream, actor = PLATFORM, ...fact }: PlaybackFact): AccessEntry {
    return {
      id: fact.id ?? newId(),
      event,
      reason,
      accountId: stream.accountId ?? actor.accountId,
      profileId: stream.profileId ?? null,
      deviceSessionId: stream.deviceSessionId ?? actor.sessionId,
      playbackSessionId: stream.id ?? null,
      titleId: stream.titleId ?? null,
      address: actor.address,
      requestId: actor.requestId,
      occurredAt: fact.occurredAt ?? clock.now(),
    };
  }

  return {
    async record(fact) {
      const entry = entryOf(fact);
      const recorded = accessLog.record(entry).catch((error: unknown) => {
        logger.warn({ err: error, event: fact.event }, 'Logging an access failed');
        accessLog.note(entry);
      });
      if (await settlesWithin(recorded, PATIENCE_MS)) return;
      // It may still be stored, and is recorded without waiting if it fails: only the wait is over.
      logger.warn({ event: fact.event }, 'Writing the access log is slow');
    },
    note: (fact) => accessLog.note(entryOf(fact)),
  };
}

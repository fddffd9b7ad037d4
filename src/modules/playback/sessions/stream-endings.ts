import type { Clock } from '../../../shared/clock.js';
import type { DomainEvent } from '../../../shared/domain-event.js';
import { idOfPair } from '../../../shared/ids.js';
import type { PlaybackJournal } from '../access-log/playback-journal.js';
import type { Stream, StreamEnding, StreamSelection } from '../domain/stream.js';
import type { StreamLeases } from './stream-leases.js';

/** The cause of ended streams. */
export type Cause = Pick<DomainEvent, 'id' | 'occurredAt'>;

/**
 * Ends the selected streams of an account and notifies their players. Repeated for the same cause, it ends streams
 * started since, notifies players that were missed, and notifies nobody twice; each ending is logged once.
 * @throws ServiceUnavailableError
 */
export type EndStreams = (
  accountId: string,
  selection: StreamSelection,
  reason: StreamEnding,
  cause: Cause,
) => Promise<void>;

export interface StreamEndingsOptions {
  readonly leases: StreamLeases;
  readonly journal: PlaybackJournal;
  /** Notifies the player. */
  readonly announceEnd: (stream: Stream, reason: StreamEnding, cause: Cause) => Promise<void>;
  readonly clock: Clock;
}

export function createStreamEndings({
  leases,
  journal,
  announceEnd,
  clock,
}: StreamEndingsOptions): EndStreams {
  return async (accountId, selection, reason, cause) => {
    const ended = await leases.endSelected(accountId, selection, reason, cause.id, clock.now());
    await Promise.all(
      ended.map(async ({ endedAt, ...stream }) => {
        await announceEnd(stream, reason, { ...cause, id: `${cause.id}-${stream.id}` });
        await journal.record({
          id: idOfPair(cause.id, stream.id),
          event: 'ENDED',
          reason,
          stream,
          occurredAt: endedAt,
        });
      }),
    );
  };
}

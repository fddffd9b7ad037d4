import type { LiveStream, Stream, StreamEnding, StreamSelection } from '../domain/stream.js';

export type NewStream = Omit<Stream, 'startedAt'>;

/** A stream that was ended with others, for one cause. */
export interface EndedStream extends LiveStream {
  /** The time given by the first call for this cause; the same for repeated calls. */
  readonly endedAt: Date;
}

/** Nothing has changed: these streams occupy all slots. */
export interface NoRoom {
  readonly outcome: 'NO_ROOM';
  readonly streams: readonly LiveStream[];
}

export type StartOutcome =
  | {
      readonly outcome: 'STARTED';
      readonly stream: Stream;
      /** The stream that was taken over; null if it had ended already, or none was named. */
      readonly takenOver: Stream | null;
    }
  | NoRoom;

export type HeartbeatOutcome =
  | {
      readonly outcome: 'RENEWED';
      /** The lease had expired, or the server had lost it, so that it was missed by calls that end streams. */
      readonly isAnew: boolean;
      /** The number of renewals since the lease was taken, including this one; null if unknown. */
      readonly renewals: number | null;
    }
  | { readonly outcome: 'ENDED'; readonly reason: StreamEnding }
  | NoRoom;

/**
 * Leases of stream slots, which heartbeats renew. Each call is atomic across processes, in the time of the server
 * that stores the leases. All of them throw ServiceUnavailableError when that server does not answer within a second.
 */
export interface StreamLeases {
  /**
   * Takes a lease if the account has a free slot.
   * @param takeOver the stream to replace: it ends, unless there is no free slot even then
   */
  start(stream: NewStream, limit: number, takeOver: string | null): Promise<StartOutcome>;
  /**
   * Renews a lease. A lease that has expired, or that the server has lost, is taken again if there is a free slot;
   * otherwise the stream has ended.
   */
  heartbeat(stream: Stream, limit: number): Promise<HeartbeatOutcome>;
  /** Ends a stream for good, whether or not it has a lease. @returns whether it had not ended before */
  end(stream: Pick<Stream, 'accountId' | 'id'>, reason: StreamEnding): Promise<boolean>;
  /**
   * Ends the selected streams of an account that have a lease.
   * @param causeId identifies the ended streams for ten minutes
   * @param now the time of the end for streams that this call ends
   * @returns these, and the streams that ended for the same cause before
   */
  endSelected(
    accountId: string,
    selection: StreamSelection,
    reason: StreamEnding,
    causeId: string,
    now: Date,
  ): Promise<readonly EndedStream[]>;
  /** The account's streams with a lease, the oldest first. */
  list(accountId: string): Promise<readonly LiveStream[]>;
}

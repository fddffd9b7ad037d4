import type { LiveStream, Stream, StreamEnding, StreamSelection } from '../domain/stream.js';

export type NewStream = Omit<Stream, 'startedAt'>;

/** One that was ended with others, for one cause. */
export interface EndedStream extends LiveStream {
  /** When, as whoever ended it said; the same each time it is told of. */
  readonly endedAt: Date;
}

/** Nothing has changed: these take up all the room there is. */
export interface NoRoom {
  readonly outcome: 'NO_ROOM';
  readonly streams: readonly LiveStream[];
}

export type StartOutcome =
  | {
      readonly outcome: 'STARTED';
      readonly stream: Stream;
      /** The one whose place it took; null where that was over already, or none was named. */
      readonly takenOver: Stream | null;
    }
  | NoRoom;

export type HeartbeatOutcome =
  | {
      readonly outcome: 'RENEWED';
      /** It had lapsed, or the server had lost it. Ends that were meant for leases have missed it. */
      readonly isAnew: boolean;
      /** How often it was renewed since it was taken, including this time; null when that is unknown. */
      readonly renewals: number | null;
    }
  | { readonly outcome: 'ENDED'; readonly reason: StreamEnding }
  | NoRoom;

/**
 * The right to play a title, while heartbeats arrive. Each call is atomic across processes, in the time of the server
 * that stores the leases.
 * All of them throw ServiceUnavailableError when that server does not answer within a second.
 */
export interface StreamLeases {
  /**
   * Takes a lease if the account has room for one more.
   * @param takeOver the stream whose place it takes: that one ends with it, or stays where there is no room even so
   */
  start(stream: NewStream, limit: number, takeOver: string | null): Promise<StartOutcome>;
  /**
   * Renews a lease. A lease that has expired, or that the server has lost, is taken again if there is room; otherwise the
   * stream has ended.
   */
  heartbeat(stream: Stream, limit: number): Promise<HeartbeatOutcome>;
  /** Ends one stream for good, known or not. @returns whether it had not ended before */
  end(stream: Pick<Stream, 'accountId' | 'id'>, reason: StreamEnding): Promise<boolean>;
  /**
   * Ends those of an account's streams that hold a lease and are selected.
   * @param causeId by which they are known for ten minutes
   * @param now when those end that end by this call
   * @returns them, and what has ended for the same cause before
   */
  endSelected(
    accountId: string,
    selection: StreamSelection,
    reason: StreamEnding,
    causeId: string,
    now: Date,
  ): Promise<readonly EndedStream[]>;
  /** The account's streams that hold a lease, the oldest first. */
  list(accountId: string): Promise<readonly LiveStream[]>;
}

import { shardOfAccount, shardOfStream } from './stream-id.js';

/** Where Redis keeps what is played. */
export interface StreamKeys {
  /** The account's streams that hold a lease. */
  ofAccount(accountId: string): string;
  /** There is such a key once the stream has ended. It lies where those of its account do. */
  ended(streamId: string): string;
  /** What the key begins with that is there once a stream of the account has ended; its id follows. */
  endedPrefix(accountId: string): string;
  /** Where the id of a stream is said when it ends. */
  readonly channel: string;
}

/** No stream lasts longer, whatever its player says; for as long it is known that one has ended. */
export const LONGEST_STREAM_MS = 12 * 3_600_000;

export function createStreamKeys(prefix: string): StreamKeys {
  // The braces keep a shard on one node of a cluster.
  const roomOf = (shard: string) => `${prefix}:playback:{${shard}}`;
  const endedIn = (shard: string) => `${roomOf(shard)}:ended:`;
  return {
    ofAccount: (accountId) => `${roomOf(shardOfAccount(accountId))}:streams:${accountId}`,
    ended: (streamId) => endedIn(shardOfStream(streamId)) + streamId,
    endedPrefix: (accountId) => endedIn(shardOfAccount(accountId)),
    channel: `${prefix}:playback:ended`,
  };
}

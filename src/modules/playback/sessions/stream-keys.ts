import { shardOfAccount, shardOfStream } from './stream-id.js';

/** The Redis keys of streams. */
export interface StreamKeys {
  /** The account's streams with a lease. */
  ofAccount(accountId: string): string;
  /** This key exists once the stream has ended. It is on the same node as the account's streams. */
  ended(streamId: string): string;
  /** The prefix of the keys of the account's ended streams; followed by the id. */
  endedPrefix(accountId: string): string;
  /** The channel for the ids of ended streams. */
  readonly channel: string;
}

/** The maximum duration of a stream, and for how long its end is remembered. */
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

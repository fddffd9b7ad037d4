import { createHash } from 'node:crypto';
import { newId } from '../../../shared/ids.js';

/** Hexadecimal, so that they fit into an identifier: 256 shards. */
const SHARD_DIGITS = 2;

/** Accounts are spread over shards. What Redis keeps of one shard lies together, also on a cluster. */
export function shardOfAccount(accountId: string): string {
  return createHash('sha256').update(accountId).digest('hex').slice(0, SHARD_DIGITS);
}

/** A new identifier of a stream, which ends in the shard of its account: whoever knows the stream alone finds what is kept of it. */
export function newStreamId(accountId: string): string {
  return newId().slice(0, -SHARD_DIGITS) + shardOfAccount(accountId);
}

export function shardOfStream(streamId: string): string {
  return streamId.slice(-SHARD_DIGITS);
}

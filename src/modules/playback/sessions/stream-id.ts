import { createHash } from 'node:crypto';
import { newId } from '../../../shared/ids.js';

/** Two hexadecimal digits, which fit into an id: 256 shards. */
const SHARD_DIGITS = 2;

/** Accounts are distributed over shards. All keys of a shard are on one node of a cluster. */
export function shardOfAccount(accountId: string): string {
  return createHash('sha256').update(accountId).digest('hex').slice(0, SHARD_DIGITS);
}

/** A new stream id, which ends with its account's shard, so that the keys of a stream can be found by its id alone. */
export function newStreamId(accountId: string): string {
  return newId().slice(0, -SHARD_DIGITS) + shardOfAccount(accountId);
}

export function shardOfStream(streamId: string): string {
  return streamId.slice(-SHARD_DIGITS);
}

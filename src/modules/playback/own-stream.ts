import { NotFoundError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { Stream } from './domain/stream.js';
import type { StreamSeal } from './sessions/stream-seal.js';

/**
 * Reads a stream as clients know it.
 * @throws NotFoundError for what is not a stream of the account, or on a bound device of another profile
 */
export type OwnStream = (viewer: Viewer, sealed: string) => Stream;

export function createOwnStream(seal: StreamSeal): OwnStream {
  return ({ accountId, boundProfileId }, sealed) => {
    const stream = seal.open(accountId, sealed);
    if (!stream || (boundProfileId !== null && boundProfileId !== stream.profileId)) {
      throw new NotFoundError('The stream');
    }
    return stream;
  };
}

import { NotFoundError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { Stream } from './domain/stream.js';
import type { StreamSeal } from './sessions/stream-seal.js';

/**
 * Decodes a client's stream id.
 * @throws NotFoundError unless it is a stream of the account and, on a bound device, of its profile
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

import { createCipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import type { Stream } from '../domain/stream.js';

/**
 * What clients know a stream by: an identifier that says what the stream is, and that only we can make. Redis may forget a
 * stream; its player can show that it was let in all the same. It tells clients nothing: what a locked profile plays is not for
 * every device of the account.
 */
export interface StreamSeal {
  seal(stream: Stream): string;
  /** Null for what we did not make, and for what is another account's. */
  open(accountId: string, sealed: string): Stream | null;
}

const ID_BYTES = 16;
const TIME_BYTES = 6;
const BODY_BYTES = 4 * ID_BYTES + TIME_BYTES;
/** Half of SHA-256: as hard to guess as an identifier is. */
const PROOF_BYTES = 16;

/**
 * All but the stream's own id in AES-256-CTR, which begins with that id: no two streams have one. Then HMAC-SHA-256 over account
 * and all of it. Both under keys that serve nothing else (HKDF, RFC 5869).
 */
export function createStreamSeal(secret: string): StreamSeal {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  const key = derive('playback stream');
  const contentKey = derive('playback stream content');
  const proofOf = (accountId: string, body: Buffer) =>
    createHmac('sha256', key).update(accountId).update(body).digest().subarray(0, PROOF_BYTES);

  /** Hides what is open, and opens what is hidden. */
  function veiled(body: Buffer): Buffer {
    const id = body.subarray(0, ID_BYTES);
    return Buffer.concat([id, createCipheriv('aes-256-ctr', contentKey, id).update(body.subarray(ID_BYTES))]);
  }

  return {
    seal(stream) {
      const body = veiled(bodyOf(stream));
      return Buffer.concat([body, proofOf(stream.accountId, body)]).toString('base64url');
    },

    open(accountId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length !== BODY_BYTES + PROOF_BYTES) return null;
      const body = bytes.subarray(0, BODY_BYTES);
      if (!timingSafeEqual(bytes.subarray(BODY_BYTES), proofOf(accountId, body))) return null;
      return streamOf(accountId, veiled(body));
    },
  };
}

function bodyOf({ id, profileId, deviceSessionId, titleId, startedAt }: Stream): Buffer {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(startedAt.getTime(), 0, TIME_BYTES);
  return Buffer.concat([...[id, profileId, deviceSessionId, titleId].map((each) => parse(each)), time]);
}

function streamOf(accountId: string, body: Buffer): Stream {
  const [id = '', profileId = '', deviceSessionId = '', titleId = ''] = [0, 1, 2, 3].map((place) =>
    stringify(body.subarray(place * ID_BYTES, (place + 1) * ID_BYTES)),
  );
  const startedAt = new Date(body.readUIntBE(4 * ID_BYTES, TIME_BYTES));
  return { id, accountId, profileId, deviceSessionId, titleId, startedAt };
}

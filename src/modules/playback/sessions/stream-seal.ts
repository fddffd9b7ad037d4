import { createCipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import type { Stream } from '../domain/stream.js';

/**
 * The client's id of a stream: an encrypted and authenticated encoding of the whole stream. Even if Redis loses a
 * stream, its player can prove that it was admitted. Clients cannot read it: what a locked profile plays is not for
 * every device of the account.
 */
export interface StreamSeal {
  seal(stream: Stream): string;
  /** Null if we did not create it, or it is another account's. */
  open(accountId: string, sealed: string): Stream | null;
}

const ID_BYTES = 16;
const TIME_BYTES = 6;
const BODY_BYTES = 4 * ID_BYTES + TIME_BYTES;
/** Half of a SHA-256: as hard to guess as an id. */
const PROOF_BYTES = 16;

/**
 * Everything but the stream's own id is encrypted with AES-256-CTR, with that unique id as the nonce. Then
 * HMAC-SHA-256 over the account and all of it. Both keys are derived for this purpose only (HKDF, RFC 5869).
 */
export function createStreamSeal(secret: string): StreamSeal {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  const key = derive('playback stream');
  const contentKey = derive('playback stream content');
  const proofOf = (accountId: string, body: Buffer) =>
    createHmac('sha256', key).update(accountId).update(body).digest().subarray(0, PROOF_BYTES);

  /** Encrypts or decrypts. */
  function applyCipher(body: Buffer): Buffer {
    const id = body.subarray(0, ID_BYTES);
    return Buffer.concat([id, createCipheriv('aes-256-ctr', contentKey, id).update(body.subarray(ID_BYTES))]);
  }

  return {
    seal(stream) {
      const body = applyCipher(bodyOf(stream));
      return Buffer.concat([body, proofOf(stream.accountId, body)]).toString('base64url');
    },

    open(accountId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length !== BODY_BYTES + PROOF_BYTES) return null;
      const body = bytes.subarray(0, BODY_BYTES);
      if (!timingSafeEqual(bytes.subarray(BODY_BYTES), proofOf(accountId, body))) return null;
      return streamOf(accountId, applyCipher(body));
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

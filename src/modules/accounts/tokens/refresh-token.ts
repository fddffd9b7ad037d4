import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/**
 * Opaque refresh tokens. Only their hashes are stored. Each contains its authenticated session id, so that a token that
 * was replaced long ago still identifies its session, and nobody else can forge one.
 */
export interface RefreshTokens {
  create(sessionId: string): string;
  /**
   * The successor of one of our tokens. It is deterministic, so that a repeated refresh (two tabs, a lost answer)
   * gets the same token.
   */
  successorOf(token: string): string;
  /** The session of a token; null if we did not issue it. */
  sessionOf(token: string): string | null;
  /** SHA-256; tokens are random enough to need no salt. */
  hash(token: string): Uint8Array<ArrayBuffer>;
}

const SESSION_BYTES = 16;
const SEED_BYTES = 32;
const SEAL_BYTES = 32;

/** @param secret derives successors and seals; nobody can compute them without it */
export function createRefreshTokens(secret: string): RefreshTokens {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `refresh token ${purpose}`, 32));
  const successionKey = derive('successor');
  const sealKey = derive('seal');
  const sign = (key: Uint8Array, content: Uint8Array) => createHmac('sha256', key).update(content).digest();

  function sealed(content: Uint8Array): string {
    return Buffer.concat([content, sign(sealKey, content)]).toString('base64url');
  }

  /** The session and the seed of a token; null when its seal is invalid. */
  function open(token: string): Buffer | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== SESSION_BYTES + SEED_BYTES + SEAL_BYTES) return null;
    // Another encoding of the same bytes has another hash, and would be taken for a replaced token.
    if (bytes.toString('base64url') !== token) return null;
    const content = bytes.subarray(0, SESSION_BYTES + SEED_BYTES);
    return timingSafeEqual(sign(sealKey, content), bytes.subarray(content.length)) ? content : null;
  }

  return {
    create: (sessionId) => sealed(Buffer.concat([parse(sessionId), randomBytes(SEED_BYTES)])),

    successorOf(token) {
      const content = open(token);
      if (!content) throw new Error('Only tokens of ours have a successor.');
      return sealed(Buffer.concat([content.subarray(0, SESSION_BYTES), sign(successionKey, content)]));
    },

    sessionOf(token) {
      const content = open(token);
      return content && stringify(content.subarray(0, SESSION_BYTES));
    },

    hash: (token) => new Uint8Array(createHash('sha256').update(token).digest()),
  };
}

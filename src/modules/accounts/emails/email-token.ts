import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A new random token, to be mailed to an address and kept nowhere. */
export function createEmailToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** SHA-256: what is stored of a token. It is random enough to need no salt. */
export function hashEmailToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

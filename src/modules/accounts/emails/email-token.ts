import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A new random token, to be e-mailed and not stored. */
export function createEmailToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** SHA-256, the stored form of a token. Tokens are random enough to need no salt. */
export function hashEmailToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

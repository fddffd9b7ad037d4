import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Opaque tokens that renew a sign-in. Only their hashes are stored. */
export interface RefreshTokens {
  create(): string;
  /**
   * The successor of a token: always the same one, so that a repeated refresh (two tabs, a lost answer)
   * gets the token that the first one got.
   */
  successorOf(token: string): string;
  /** SHA-256; tokens are random enough to need no salt. */
  hash(token: string): Uint8Array<ArrayBuffer>;
}

/** @param secret what successors are derived from; nobody without it can compute them */
export function createRefreshTokens(secret: string): RefreshTokens {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'refresh token successor', 32));
  return {
    create: () => randomBytes(32).toString('base64url'),
    successorOf: (token) => createHmac('sha256', key).update(token).digest('base64url'),
    hash: (token) => new Uint8Array(createHash('sha256').update(token).digest()),
  };
}

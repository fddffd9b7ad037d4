import { createHmac, type KeyObject } from 'node:crypto';
import type { Clock } from '../../../../shared/clock.js';
import { createClaimsReader, encodeClaims, type MediaClaims } from './media-claims.js';
import type { MediaKey, MediaKeys } from './media-keys.js';
import type { MediaRefusal, MediaTokens, RefusedMedia } from './media-token.js';
import { createVerifiedTokens } from './verified-tokens.js';

const ALGORITHM = 'HS256';

/** The tolerated clock skew of verifiers. */
const CLOCK_TOLERANCE_SECONDS = 10;

/** Ours have about 400 characters. Longer ones are rejected without parsing. */
const LONGEST_TOKEN = 2_048;

const FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface MediaTokenOptions {
  readonly keys: MediaKeys;
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
}

/**
 * JSON Web Tokens for CDNI URI signing (RFC 9246) with HMAC-SHA-256. They have no claim that Apache Traffic Server
 * rejects (`jti`, `cdniip`, `cdnicrit`), and always `cdniuc`, without which it would grant every URL.
 */
export function createHs256MediaTokens({ keys, lifetimeSeconds, clock }: MediaTokenOptions): MediaTokens {
  const [signing] = keys;
  const signingHeader = headerOf(signing);
  // The header must be exactly the one we write: no token chooses its algorithm or key location.
  const verifying = keys.map((key) => ({ header: headerOf(key), secret: key.secret }));
  const verified = createVerifiedTokens();
  const readClaims = createClaimsReader(LONGEST_TOKEN);

  function check(token: string): MediaClaims | RefusedMedia {
    const header = token.slice(0, token.indexOf('.') + 1);
    const key = verifying.find((each) => each.header === header);
    if (key === undefined) return refused(FORM.test(token) ? 'UNKNOWN_KEY' : 'MALFORMED');
    const end = token.lastIndexOf('.');
    if (!isEqual(token.slice(end + 1), signatureOf(token.slice(0, end), key.secret)))
      return refused('BAD_SIGNATURE');
    const claims = readClaims(token.slice(header.length, end));
    if (claims === null) return refused('MALFORMED');
    verified.remember(token, claims);
    return claims;
  }

  return {
    issue(playbackSessionId, pattern) {
      const now = Math.floor(clock.now().getTime() / 1000);
      const expires = now + lifetimeSeconds;
      const claims = { playbackSessionId, notBefore: now - CLOCK_TOLERANCE_SECONDS, expires };
      const content = signingHeader + encodeClaims(claims, pattern);
      const token = `${content}.${signatureOf(content, signing.secret)}`;
      return { token, expiresAt: new Date(expires * 1000) };
    },

    verify(token) {
      if (token.length > LONGEST_TOKEN) return refused('MALFORMED');
      const claims = verified.claimsOf(token) ?? check(token);
      if ('refusal' in claims) return claims;
      const now = clock.now().getTime() / 1000;
      if (claims.notBefore > now) return refused('NOT_YET', claims.playbackSessionId);
      return claims.expires > now ? claims : refused('EXPIRED', claims.playbackSessionId);
    },
  };
}

/** Including the dot after it. */
function headerOf({ id }: MediaKey): string {
  return `${Buffer.from(JSON.stringify({ alg: ALGORITHM, kid: id })).toString('base64url')}.`;
}

function signatureOf(content: string, secret: KeyObject): string {
  return createHmac('sha256', secret).update(content).digest('base64url');
}

/** A constant-time comparison of the characters, because the last one of base64 has several encodings. */
function isEqual(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false;
  let difference = 0;
  for (let place = 0; place < expected.length; place += 1) {
    difference |= given.charCodeAt(place) ^ expected.charCodeAt(place);
  }
  return difference === 0;
}

function refused(refusal: MediaRefusal, playbackSessionId: string | null = null): RefusedMedia {
  return { refusal, playbackSessionId };
}

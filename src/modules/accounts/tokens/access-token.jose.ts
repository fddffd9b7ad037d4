import { type CryptoKey, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.js';
import { UnauthenticatedError } from '../../../shared/domain-error.js';
import { newId } from '../../../shared/ids.js';
import type { AccessTokens, VerifiedToken } from './access-token.js';
import type { SigningKeyRing } from './signing-key-ring.js';

const ISSUER = 'streamcore';
const AUDIENCE = 'streamcore-api';
const ALGORITHM = 'EdDSA';
const TYPE = 'at+jwt';

/** The most verified tokens a process remembers, so that a signature is checked once, not per request. */
const REMEMBERED = 50_000;

/** Ours have about 550 characters. Longer ones are rejected without parsing. */
const LONGEST_TOKEN = 2_048;

/** A SHA-256 thumbprint in base64url. */
const KEY_ID = /^[\w-]{43}$/;

/** The allowed clock difference to the process that issued a token. */
const CLOCK_TOLERANCE_SECONDS = 10;

export interface AccessTokenOptions {
  readonly keys: Pick<SigningKeyRing, 'signer' | 'verifier' | 'verifies'>;
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
  readonly isRevoked: (sessionId: string, version: number, expiresAt: Date) => boolean;
}

const claimsSchema = z.object({
  sub: z.string(),
  sid: z.string(),
  ver: z.int(),
  role: z.enum(['VIEWER', 'ADMIN']),
  pid: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string(),
});

/** JSON Web Tokens (RFC 7519) in the profile for access tokens (RFC 9068), signed with Ed25519 (RFC 8037). */
export function createJoseAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { keys, lifetimeSeconds, clock, isRevoked } = options;
  const verified = new LRUCache<string, VerifiedToken>({ max: REMEMBERED });

  /** Only looks up our own keys: other key locations in a token's header are ignored. */
  async function check(token: string): Promise<VerifiedToken> {
    const keyId = keyIdOf(token);
    const key = await keys.verifier(keyId);
    if (!key) throw refusal();
    return { ...(await checkClaims(token, key.verifies)), keyId };
  }

  async function checkClaims(token: string, key: CryptoKey): Promise<Omit<VerifiedToken, 'keyId'>> {
    const now = clock.now();
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        currentDate: now,
      });
      const { sub, sid, ver, role, pid = null, iat, exp } = claimsSchema.parse(payload);
      if (iat > now.getTime() / 1000 + CLOCK_TOLERANCE_SECONDS) throw refusal();
      const viewer = { accountId: sub, sessionId: sid, sessionVersion: ver, role, boundProfileId: pid };
      return { viewer, expiresAt: new Date(exp * 1000) };
    } catch {
      throw refusal();
    }
  }

  return {
    async issue({ accountId, sessionId, sessionVersion, role, boundProfileId }) {
      const key = await keys.signer();
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const expiresAt = issuedAt + lifetimeSeconds;
      const bound = boundProfileId === null ? {} : { pid: boundProfileId };
      const token = await new SignJWT({ sid: sessionId, ver: sessionVersion, role, ...bound })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.id })
        .setSubject(accountId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .setJti(newId())
        .sign(key.signs);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },

    async verify(token) {
      if (token.length > LONGEST_TOKEN) throw refusal();
      let known = verified.get(token);
      if (known === undefined) {
        known = await check(token);
        verified.set(token, known);
      }
      const { viewer, expiresAt, keyId } = known;
      if (expiresAt <= clock.now() || !keys.verifies(keyId)) {
        verified.delete(token);
        throw refusal();
      }
      if (isRevoked(viewer.sessionId, viewer.sessionVersion, expiresAt)) {
        throw new UnauthenticatedError('This sign-in has ended or changed. Refresh it or sign in again.');
      }
      return known;
    },
  };
}

/** The key id in the token's header, which is not verified yet. */
function keyIdOf(token: string): string {
  const kid = readKeyId(token);
  if (kid === undefined || !KEY_ID.test(kid)) throw refusal();
  return kid;
}

function readKeyId(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}

function refusal(): UnauthenticatedError {
  return new UnauthenticatedError(
    'The access token is not valid or has expired. Refresh it or sign in again.',
  );
}

import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../shared/clock.js';
import { UnauthenticatedError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { AccessTokens, VerifiedToken } from './access-token.js';

const ISSUER = 'streamcore';
const AUDIENCE = 'streamcore-api';
const ALGORITHM = 'EdDSA';

/** The most verified tokens a process remembers, so that a signature is checked once, not per request. */
const REMEMBERED = 50_000;

export interface AccessTokenOptions {
  readonly secret: string;
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
  readonly isRevoked: (sessionId: string, version: number, expiresAt: Date) => boolean;
}

/** What precedes the 32 bytes of an Ed25519 private key in PKCS#8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** JSON Web Tokens (RFC 7519) signed with Ed25519 (RFC 8037). */
export function createJoseAccessTokens(options: AccessTokenOptions): AccessTokens {
  const seed = Buffer.from(hkdfSync('sha256', options.secret, '', 'access token', 32));
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const verified = new LRUCache<string, VerifiedToken>({ max: REMEMBERED });

  async function check(token: string): Promise<VerifiedToken> {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'ver', 'role', 'exp'],
      currentDate: options.clock.now(),
    }).catch(() => {
      throw new UnauthenticatedError(
        'The access token is not valid or has expired. Refresh it or sign in again.',
      );
    });
    return { viewer: toViewer(payload), expiresAt: new Date((payload.exp ?? 0) * 1000) };
  }

  return {
    async issue({ accountId, sessionId, sessionVersion, role, boundProfileId }) {
      const issuedAt = Math.floor(options.clock.now().getTime() / 1000);
      const expiresAt = issuedAt + options.lifetimeSeconds;
      const bound = boundProfileId === null ? {} : { pid: boundProfileId };
      const token = await new SignJWT({ sid: sessionId, ver: sessionVersion, role, ...bound })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
        .setSubject(accountId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },

    async verify(token) {
      let known = verified.get(token);
      if (known === undefined || known.expiresAt <= options.clock.now()) {
        known = await check(token);
        verified.set(token, known);
      }
      if (options.isRevoked(known.viewer.sessionId, known.viewer.sessionVersion, known.expiresAt)) {
        throw new UnauthenticatedError('This sign-in has ended or changed. Refresh it or sign in again.');
      }
      return known;
    },
  };
}

function toViewer(payload: JWTPayload): Viewer {
  const boundProfileId = payload['pid'];
  return {
    accountId: String(payload.sub),
    sessionId: String(payload['sid']),
    sessionVersion: Number(payload['ver']),
    role: payload['role'] === 'ADMIN' ? 'ADMIN' : 'VIEWER',
    boundProfileId: typeof boundProfileId === 'string' ? boundProfileId : null,
  };
}

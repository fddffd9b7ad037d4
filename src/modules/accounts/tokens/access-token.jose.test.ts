import { randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { forgeToken, type TokenMaterial, tokenForgeries } from '../../../../test/support/token-forgeries.js';
import { UnauthenticatedError } from '../../../shared/domain-error.js';
import { createJoseAccessTokens } from './access-token.jose.js';
import { createRefreshTokens } from './refresh-token.js';
import { SECRET, signingKeys } from './signing-keys.fixture.js';

const SESSION = '01938f00-0000-7000-8000-000000000001';
const viewer = {
  accountId: 'account',
  sessionId: SESSION,
  sessionVersion: 1,
  role: 'VIEWER',
  boundProfileId: null,
} as const;
const start = new Date('2026-01-01T00:00:00Z').getTime();
const SECOND = 1_000;

async function scene() {
  let time = start;
  const clock = { now: () => new Date(time) };
  const keys = await signingKeys(clock);
  const stored = await keys.add();
  const leastVersions = new Map<string, number>();
  const tokens = createJoseAccessTokens({
    keys: keys.ring,
    lifetimeSeconds: 900,
    clock,
    isRevoked: (sessionId, version) => version < (leastVersions.get(sessionId) ?? 0),
  });
  const key = await keys.ring.signer();

  const nowSeconds = start / SECOND;
  const material: TokenMaterial = {
    keyId: key.id,
    signs: key.signs,
    publicKey: stored.publicKey,
    nowSeconds,
    claims: {
      iss: 'streamcore',
      aud: 'streamcore-api',
      sub: 'account',
      sid: SESSION,
      ver: 1,
      role: 'ADMIN',
      iat: nowSeconds,
      exp: nowSeconds + 900,
      jti: 'id',
    },
  };

  return {
    ...keys,
    key,
    tokens,
    leastVersions,
    material,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe('an access token', () => {
  it('identifies the caller', async () => {
    const { tokens, key } = await scene();
    const { token, expiresAt } = await tokens.issue(viewer);
    expect(expiresAt).toEqual(new Date('2026-01-01T00:15:00Z'));
    expect(await tokens.verify(token)).toEqual({ viewer, expiresAt, keyId: key.id });
  });

  it('has the claims of RFC 9068, and is unique', async () => {
    const { tokens, key } = await scene();
    const { token } = await tokens.issue({ ...viewer, boundProfileId: 'profile' });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: key.id });
    expect(decodeJwt(token)).toEqual({
      iss: 'streamcore',
      aud: 'streamcore-api',
      sub: 'account',
      sid: SESSION,
      ver: 1,
      role: 'VIEWER',
      pid: 'profile',
      iat: start / SECOND,
      exp: start / SECOND + 900,
      jti: expect.any(String),
    });
    expect((await tokens.issue(viewer)).token).not.toBe((await tokens.issue(viewer)).token);
  });

  it('expires, even if it was verified before', async () => {
    const { tokens, pass } = await scene();
    const { token } = await tokens.issue(viewer);
    await tokens.verify(token);
    pass(900 * SECOND - 1);
    await tokens.verify(token);
    pass(1);
    await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('is invalid once its session has ended, or has a newer version', async () => {
    const { tokens, leastVersions } = await scene();
    const { token } = await tokens.issue(viewer);
    await tokens.verify(token);
    leastVersions.set(SESSION, 2);
    await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
    await tokens.verify((await tokens.issue({ ...viewer, sessionVersion: 2 })).token);
    leastVersions.set(SESSION, Number.POSITIVE_INFINITY);
    const another = await tokens.issue({ ...viewer, sessionVersion: 3 });
    await expect(tokens.verify(another.token)).rejects.toThrow(UnauthenticatedError);
  });

  it('is invalid once its key has ended, even if it was verified before', async () => {
    const { tokens, ring, end, key } = await scene();
    const { token } = await tokens.issue(viewer);
    await tokens.verify(token);
    end(key.id, new Date(start));
    await ring.reload();
    await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('has its signature verified once, without reading the keys again', async () => {
    const { tokens, reading } = await scene();
    const { token } = await tokens.issue(viewer);
    const first = await tokens.verify(token);
    expect(await tokens.verify(token)).toBe(first);
    expect(reading.count).toBe(1);
  });
});

describe('a token is refused with', () => {
  it.each(Object.entries(tokenForgeries))('%s', async (_name, forge) => {
    const { tokens, material } = await scene();
    await expect(tokens.verify(await forge(material))).rejects.toThrow(UnauthenticatedError);
    // Nothing else is wrong with it.
    expect(await tokens.verify(await forgeToken(material))).toMatchObject({ viewer: { role: 'ADMIN' } });
  });

  it.each([
    ['nothing in it', ''],
    ['a megabyte of noise', randomBytes(750_000).toString('base64url')],
    ['the form of a refresh token', createRefreshTokens(SECRET).create(SESSION)],
  ])('%s', async (_name, token) => {
    const { tokens, reading } = await scene();
    const before = reading.count;
    await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
    expect(reading.count).toBe(before);
  });
});

it('a token of a process whose clock is slightly ahead is valid', async () => {
  const { tokens, material } = await scene();
  await tokens.verify(await forgeToken(material, { claims: { iat: start / SECOND + 10 } }));
  await expect(
    tokens.verify(await forgeToken(material, { claims: { iat: start / SECOND + 11 } })),
  ).rejects.toThrow(UnauthenticatedError);
});

it('an outage is reported as such, and not as an invalid token', async () => {
  const { tokens, material, reading } = await scene();
  reading.failure = new Error('connection terminated');
  const unknown = await forgeToken(material, { header: { kid: 'B'.repeat(43) } });
  await expect(tokens.verify(unknown)).rejects.toThrow('connection terminated');
});

import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { UnauthenticatedError } from '../../shared/domain-error.js';
import { createJoseAccessTokens } from './access-token.jose.js';

const newKey = () => generateKeyPairSync('ed25519').privateKey;
const pem = (key: ReturnType<typeof newKey>) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const viewer = {
  accountId: 'account',
  sessionId: 'session',
  sessionVersion: 1,
  role: 'VIEWER',
  boundProfileId: null,
} as const;
const key = newKey();

function tokensAt(clock: { now: () => Date }, revoked = new Set<string>()) {
  return createJoseAccessTokens({
    secret: pem(key),
    lifetimeSeconds: 900,
    clock,
    isRevoked: (sessionId) => revoked.has(sessionId),
  });
}

describe('an access token', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const clock = { now: () => now };

  it('tells who is asking', async () => {
    const tokens = tokensAt(clock);
    const { token, expiresAt } = await tokens.issue(viewer);
    expect(expiresAt).toEqual(new Date('2026-01-01T00:15:00Z'));
    expect(await tokens.verify(token)).toEqual({ viewer, expiresAt });
  });

  it('ends with its time, also where it was verified before', async () => {
    let time = now;
    const tokens = tokensAt({ now: () => time });
    const { token } = await tokens.issue(viewer);
    await tokens.verify(token);
    time = new Date('2026-01-01T00:15:01Z');
    await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('ends with its session', async () => {
    const revoked = new Set<string>();
    const tokens = tokensAt(clock, revoked);
    const { token } = await tokens.issue(viewer);
    await tokens.verify(token);
    revoked.add('session');
    await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('is refused with another key, issuer, audience or algorithm', async () => {
    const tokens = tokensAt(clock);
    const claims = () =>
      new SignJWT({ sid: 'session', role: 'ADMIN' })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setSubject('account')
        .setIssuer('streamcore')
        .setAudience('streamcore-api')
        .setExpirationTime('10y');
    const [, body] = (await claims().sign(key)).split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    const hs256 = `${part({ alg: 'HS256' })}.${body}`;
    const forged = [
      await claims().sign(newKey()),
      await claims().setIssuer('elsewhere').sign(key),
      await claims().setAudience('elsewhere').sign(key),
      `${part({ alg: 'none' })}.${body}.`,
      `${hs256}.${createHmac('sha256', publicPem).update(hs256).digest('base64url')}`,
      '',
      'not.a.token',
    ];
    for (const token of forged) await expect(tokens.verify(token)).rejects.toThrow(UnauthenticatedError);
    expect(await tokens.verify(await claims().sign(key))).toMatchObject({ viewer: { role: 'ADMIN' } });
  });
});

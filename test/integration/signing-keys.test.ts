import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/engine.js';
import {
  accountOf,
  keyIdOf,
  materialOf,
  openSocket,
  publishedKeyIds,
  refresh,
} from '../support/access-tokens.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { type Platform, startPlatform, testConfig } from '../support/platform.js';
import { createStory } from '../support/story.js';
import { forgeToken } from '../support/token-forgeries.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const startAlone = () => startPlatform({ role: 'api' });
const startBeside = (beside: Platform) => startPlatform({ role: 'api', beside });

describe('the first key', () => {
  test('is created once by concurrent processes', async () => {
    await using platform = await startAlone();
    await platform.engine.database.prisma.signingKey.deleteMany();
    const processes = await Promise.all(Array.from({ length: 5 }, () => startBeside(platform)));
    const [first, ...others] = await Promise.all(processes.map(publishedKeyIds));
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
    for (const each of processes) await each[Symbol.asyncDispose]();
  });

  test('is published for other services without its private part', async () => {
    await using platform = await startAlone();
    const { id } = await platform.engine.accounts.signingKeys.ring.signer();
    const response = await fetch(`${platform.address}/.well-known/jwks.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/jwk-set\+json/);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: id, alg: 'EdDSA', use: 'sig' }],
    });
  });

  test('is stored encrypted', async () => {
    await using platform = await startAlone();
    const [stored] = await platform.engine.database.prisma.signingKey.findMany();
    expect(Buffer.from(stored?.sealedPrivateKey ?? []).toString('latin1')).not.toContain('"d"');
    expect(Object.keys(stored?.publicKey ?? {}).toSorted()).toEqual(['crv', 'kty', 'x']);
  });
});

describe('rotating the keys', () => {
  test('signs nobody out: each is published before it signs, and until its tokens have expired', async () => {
    await using platform = await startAlone();
    const { clock, address, engine } = platform;
    const { service } = engine.accounts.signingKeys;
    const story = createStory(platform);
    const before = await story.viewer();
    const old = keyIdOf(before.accessToken);
    const material = await materialOf(platform, before);
    const longLived = await forgeToken(material, { claims: { exp: material.nowSeconds + 7_200 } });
    const published = createRemoteJWKSet(new URL(`${address}/.well-known/jwks.json`), {
      cooldownDuration: 0,
    });
    const verifiedElsewhere = async (token: string) => {
      const expected = { issuer: 'streamcore', audience: 'streamcore-api', typ: 'at+jwt' };
      return (await jwtVerify(token, published, { ...expected, currentDate: clock.now() })).payload.sub;
    };

    const { next } = await service.rotate(false);
    expect(await service.rotate(false)).toMatchObject({ made: null, next: { id: next.id } });
    expect(await publishedKeyIds(platform)).toEqual([next.id, old]);
    expect(keyIdOf((await story.viewer()).accessToken)).toBe(old);

    clock.advance(5 * MINUTE);
    const after = await refresh(platform, before.refreshToken);
    expect(keyIdOf(after.accessToken)).toBe(next.id);
    for (const token of [before.accessToken, after.accessToken]) {
      expect(await accountOf(platform, token)).toBe(before.accountId);
      expect(await verifiedElsewhere(token)).toBe(before.accountId);
    }
    await accountOf(platform, longLived);

    clock.advance(16 * MINUTE);
    expect(await publishedKeyIds(platform)).toEqual([next.id]);
    expect(await failureOf(accountOf(platform, longLived))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await accountOf(platform, (await refresh(platform, after.refreshToken)).accessToken);
  });

  test('is noticed by a process without a message at the first token of a new key', async () => {
    await using platform = await startAlone();
    // It listens under another prefix, so that no message reaches it.
    await using deaf = await startPlatform({ role: 'api', beside: platform, cold: true });
    const viewer = await createStory(platform).viewer();
    await accountOf(deaf, viewer.accessToken);

    const { next } = await platform.engine.accounts.signingKeys.service.rotate(true);
    const renewed = await refresh(platform, viewer.refreshToken);
    expect(keyIdOf(renewed.accessToken)).toBe(next.id);
    expect(await accountOf(deaf, renewed.accessToken)).toBe(viewer.accountId);
    expect(keyIdOf((await refresh(deaf, renewed.refreshToken)).accessToken)).toBe(next.id);
  });

  test('is announced to other processes, which publish the new key before its first token', async () => {
    await using platform = await startAlone();
    await using beside = await startBeside(platform);
    const { next, isAnnounced } = await platform.engine.accounts.signingKeys.service.rotate(false);
    expect(isAnnounced).toBe(true);
    await eventually(
      () => publishedKeyIds(beside),
      (ids) => ids.includes(next.id),
    );
  });

  test('concurrently creates one key', async () => {
    await using platform = await startAlone();
    const { service } = platform.engine.accounts.signingKeys;
    const rotations = await Promise.all(Array.from({ length: 5 }, () => service.rotate(false)));
    expect(new Set(rotations.map(({ next }) => next.id)).size).toBe(1);
    expect(await service.list()).toHaveLength(2);
  });

  test('is audited, and deletes keys that ended long ago', async () => {
    await using platform = await startAlone();
    const { service } = platform.engine.accounts.signingKeys;
    const [first] = await service.list();
    const { next } = await service.rotate(true);
    platform.clock.advance(31 * DAY);
    await service.rotate(true);

    expect((await service.list()).map(({ id }) => id)).not.toContain(first?.id);
    const entries = await platform.engine.database.prisma.auditEntry.findMany({
      where: { subjectType: 'signing_key' },
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    });
    const stepsOf = (id: string | undefined) =>
      entries.filter(({ subjectId }) => subjectId === id).map(({ action }) => action);
    expect(stepsOf(first?.id)).toEqual([
      'accounts.signing_key_created',
      'accounts.signing_key_retired',
      'accounts.signing_key_deleted',
    ]);
    expect(stepsOf(next.id)).toEqual(['accounts.signing_key_created', 'accounts.signing_key_retired']);
  });
});

describe('revoking a key', () => {
  test('invalidates its access tokens at once in every process, and signs nobody out', async () => {
    await using platform = await startAlone();
    await using beside = await startBeside(platform);
    const viewer = await createStory(platform).viewer();
    const sockets = [platform, beside].map((each) => openSocket(each, viewer.accessToken));
    for (const each of [platform, beside]) await accountOf(each, viewer.accessToken);
    for (const { welcomed } of sockets) await welcomed;

    const { made } = await platform.engine.accounts.signingKeys.service.revoke(keyIdOf(viewer.accessToken));
    const refused = { code: 'UNAUTHENTICATED' };
    expect(await failureOf(accountOf(platform, viewer.accessToken))).toMatchObject(refused);
    for (const { closed } of sockets) expect(await closed).toBe(4403);
    expect(await failureOf(accountOf(beside, viewer.accessToken))).toMatchObject(refused);

    const renewed = await refresh(beside, viewer.refreshToken);
    expect(keyIdOf(renewed.accessToken)).toBe(made?.id);
    for (const each of [platform, beside]) {
      expect(await accountOf(each, renewed.accessToken)).toBe(viewer.accountId);
      expect(await publishedKeyIds(each)).toEqual([made?.id]);
    }
  });

  test('that is pending keeps the signing key in use', async () => {
    await using platform = await startAlone();
    const { service, ring } = platform.engine.accounts.signingKeys;
    const current = await ring.signer();
    const { next } = await service.rotate(false);
    expect(await service.revoke(next.id)).toMatchObject({ made: null, hadEnded: false });
    expect(await service.revoke(next.id)).toMatchObject({ made: null, hadEnded: true });
    platform.clock.advance(DAY);
    expect(await ring.signer()).toMatchObject({ id: current.id, verifiesUntil: null });
  });
});

test('a changed secret is reported at the start with a working remedy', async () => {
  await using platform = await startAlone();
  const changed = {
    role: 'api',
    beside: platform,
    authSecret: 'a secret that was changed, and is long enough for one',
  } as const;
  await expect(startPlatform(changed)).rejects.toThrow(/AUTH_SECRET.*npm run keys -- rotate --now/);

  const { database, redis } = platform.engine.config;
  await using command = await createEngine(testConfig(database.directUrl, redis, changed), platform.engine);
  const { next } = await command.accounts.signingKeys.service.rotate(true);
  await using started = await startPlatform(changed);
  expect(await publishedKeyIds(started)).toEqual([next.id]);
});

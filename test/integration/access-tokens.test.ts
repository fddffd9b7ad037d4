import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, type JWK, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/engine.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { type Platform, type PlatformOptions, startPlatform, testConfig } from '../support/platform.js';
import { createStory, type Viewer } from '../support/story.js';
import { forgeToken, type TokenMaterial, tokenForgeries } from '../support/token-forgeries.js';
import { usePlatform } from '../support/use-platform.js';

const MINUTE = 60_000;

/** Nothing but what a test asks for reaches the database. */
const quiet: PlatformOptions = { role: 'api', modelPollMs: 60 * MINUTE };
const startAlone = () => startPlatform(quiet);

const meWith = (address: string, token: string) => createGraphqlClient(address, token).send(operations.Me);

async function refresh({ address }: Platform, { refreshToken }: Pick<Viewer, 'refreshToken'>) {
  const client = createGraphqlClient(address);
  const { refreshTokens } = await client.send(operations.RefreshTokens, { input: { refreshToken } });
  return refreshTokens;
}

/** What the server makes of a token that a socket is opened with. */
async function openSocketWith(address: string, token: string): Promise<never> {
  const client = createGraphqlClient(address, token);
  const events = client.live(operations.WatchProgressUpdated, { profileId: newId() });
  await events.next().finally(() => client.close());
  throw new Error('The socket was welcomed.');
}

/** The viewer's own token taken apart, with the key that it was signed with. */
async function materialOf(
  { engine, clock }: Platform,
  { accessToken }: Pick<Viewer, 'accessToken'>,
): Promise<TokenMaterial> {
  const { id, signs, publicKey } = await engine.accounts.signingKeys.ring.signer();
  const nowSeconds = Math.floor(clock.now().getTime() / 1000);
  return { keyId: id, signs, publicKey: { ...publicKey }, claims: decodeJwt(accessToken), nowSeconds };
}

async function publishedKeys({ address }: Platform): Promise<JWK[]> {
  const response = await fetch(`${address}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as { readonly keys: JWK[] };
  return keys;
}

const keyIdOf = (token: string) => decodeProtectedHeader(token).kid;
const keyIds = async (platform: Platform) => (await publishedKeys(platform)).map(({ kid }) => kid);

const platform = await usePlatform(quiet);
const story = createStory(platform);

const viewer = await story.viewer();
const material = await materialOf(platform, viewer);

describe('a forged token', () => {
  test('is refused for what is wrong with it: one with nothing wrong is as good as ours', async () => {
    const { me } = await meWith(platform.address, await forgeToken(material));
    expect(me.id).toBe(viewer.accountId);
  });

  test.each(Object.entries(tokenForgeries))(
    'is refused over HTTP and WebSocket with %s',
    async (_name, forge) => {
      const token = await forge(material);
      expect(await failureOf(meWith(platform.address, token))).toMatchObject({ code: 'UNAUTHENTICATED' });
      await expect(openSocketWith(platform.address, token)).rejects.toMatchObject({ code: 4403 });
    },
  );

  test('is refused as a refresh token is', async () => {
    const { refreshToken } = await refresh(platform, viewer);
    expect(await failureOf(meWith(platform.address, refreshToken))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(openSocketWith(platform.address, refreshToken)).rejects.toMatchObject({ code: 4403 });
  });

  test('costs, however many there are with key ids of their own, the database next to nothing', async () => {
    const { database } = platform.engine;
    const before = database.statementCount();
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const kid = `${attempt}`.padStart(43, 'A');
      await failureOf(meWith(platform.address, await forgeToken(material, { header: { kid } })));
    }
    // About one for each second that this takes.
    expect(database.statementCount() - before).toBeLessThan(50);
  });
});

describe('signing keys', () => {
  test('are one, however many processes make the first one at once', async () => {
    await using platform = await startAlone();
    await platform.engine.database.prisma.signingKey.deleteMany();
    const processes = await Promise.all(
      Array.from({ length: 5 }, () => startPlatform({ role: 'api', beside: platform })),
    );
    const [first, ...others] = await Promise.all(processes.map(keyIds));
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
    for (const each of processes) await each[Symbol.asyncDispose]();
  });

  test('are published for other services, without what is private about them', async () => {
    await using platform = await startAlone();
    const response = await fetch(`${platform.address}/.well-known/jwks.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/jwk-set\+json/);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({
      keys: [
        {
          kty: 'OKP',
          crv: 'Ed25519',
          x: expect.any(String),
          kid: (await platform.engine.accounts.signingKeys.ring.signer()).id,
          alg: 'EdDSA',
          use: 'sig',
        },
      ],
    });
  });

  test('are stored under a seal', async () => {
    await using platform = await startAlone();
    const [stored] = await platform.engine.database.prisma.signingKey.findMany();
    expect(Buffer.from(stored?.sealedPrivateKey ?? []).toString('latin1')).not.toContain('"d"');
    expect(JSON.stringify(stored?.publicKey)).not.toContain('"d"');
  });
});

describe('rotating the keys', () => {
  test('signs nobody out: each key is known before it signs, and until its tokens have expired', async () => {
    await using platform = await startAlone();
    const { clock, address } = platform;
    const story = createStory(platform);
    const before = await story.viewer();
    const { service } = platform.engine.accounts.signingKeys;
    const longLived = await forgeToken(await materialOf(platform, before), {
      claims: { exp: Math.floor(clock.now().getTime() / 1000) + 7_200 },
    });
    const published = createRemoteJWKSet(new URL(`${address}/.well-known/jwks.json`), {
      cooldownDuration: 0,
    });
    const verifyElsewhere = (token: string) =>
      jwtVerify(token, published, {
        issuer: 'streamcore',
        audience: 'streamcore-api',
        typ: 'at+jwt',
        currentDate: clock.now(),
      });
    const old = keyIdOf(before.accessToken);

    const { next } = await service.rotate(false);
    expect(await service.rotate(false)).toMatchObject({ made: null, next: { id: next.id } });
    expect(await keyIds(platform)).toEqual([next.id, old]);
    expect(keyIdOf((await story.viewer()).accessToken)).toBe(old);

    clock.advance(5 * MINUTE);
    const after = await refresh(platform, before);
    expect(keyIdOf(after.accessToken)).toBe(next.id);
    for (const token of [before.accessToken, after.accessToken]) {
      expect((await meWith(address, token)).me.id).toBe(before.accountId);
      expect((await verifyElsewhere(token)).payload.sub).toBe(before.accountId);
    }
    await meWith(address, longLived);

    clock.advance(16 * MINUTE);
    expect(await keyIds(platform)).toEqual([next.id]);
    expect(await failureOf(meWith(address, longLived))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await meWith(address, (await refresh(platform, after)).accessToken);
  });

  test('is known to a process that was not told, at the first token of a new key', async () => {
    await using platform = await startAlone();
    // Another prefix: no message reaches it.
    await using deaf = await startPlatform({ role: 'api', beside: platform, cold: true });
    const viewer = await createStory(platform).viewer();
    await meWith(deaf.address, viewer.accessToken);

    const { next } = await platform.engine.accounts.signingKeys.service.rotate(true);
    const renewed = await refresh(platform, viewer);
    expect(keyIdOf(renewed.accessToken)).toBe(next.id);
    const { me } = await meWith(deaf.address, renewed.accessToken);
    expect(me.id).toBe(viewer.accountId);
    expect(keyIdOf((await refresh(deaf, renewed)).accessToken)).toBe(next.id);
  });

  test('is told to the other processes, which publish the new key before they meet it', async () => {
    await using platform = await startAlone();
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const { next, told } = await platform.engine.accounts.signingKeys.service.rotate(false);
    expect(told).toBe(true);
    await eventually(
      () => keyIds(beside),
      (ids) => ids.includes(next.id),
    );
  });

  test('at the same time from many places makes one key', async () => {
    await using platform = await startAlone();
    const { service } = platform.engine.accounts.signingKeys;
    const rotations = await Promise.all(Array.from({ length: 5 }, () => service.rotate(false)));
    expect(new Set(rotations.map(({ next }) => next.id)).size).toBe(1);
    expect(await service.list()).toHaveLength(2);
  });

  test('is written down, and keys that ended long ago are deleted', async () => {
    await using platform = await startAlone();
    const { prisma } = platform.engine.database;
    const { service } = platform.engine.accounts.signingKeys;
    const [first] = await service.list();
    const { next } = await service.rotate(true);
    platform.clock.advance(31 * 24 * 60 * MINUTE);
    await service.rotate(true);

    expect((await service.list()).map(({ id }) => id)).not.toContain(first?.id);
    const entries = await prisma.auditEntry.findMany({
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
  test('ends its access tokens at once on every process, and signs nobody out', async () => {
    await using platform = await startAlone();
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const viewer = await createStory(platform).viewer();
    for (const { address } of [platform, beside]) await meWith(address, viewer.accessToken);

    const old = keyIdOf(viewer.accessToken) ?? '';
    const { made } = await platform.engine.accounts.signingKeys.service.revoke(old);
    expect(await failureOf(meWith(platform.address, viewer.accessToken))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await eventually(
      () => meWith(beside.address, viewer.accessToken).catch((error: unknown) => error),
      (answer) => answer instanceof Error,
    );
    expect(await failureOf(meWith(beside.address, viewer.accessToken))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });

    const renewed = await refresh(beside, viewer);
    expect(keyIdOf(renewed.accessToken)).toBe(made?.id);
    for (const each of [platform, beside]) {
      expect((await meWith(each.address, renewed.accessToken)).me.id).toBe(viewer.accountId);
      expect(await keyIds(each)).toEqual([made?.id]);
    }
  });

  test('closes the sockets that were opened with it', async () => {
    await using platform = await startAlone();
    const { viewer, profile } = await createStory(platform).viewerWithProfile();
    const events = viewer.client.live(operations.WatchProgressUpdated, { profileId: profile.id });
    const ended = expect(events.next()).rejects.toMatchObject({ code: 4403 });
    await platform.engine.accounts.signingKeys.service.revoke(keyIdOf(viewer.accessToken) ?? '');
    await ended;
    await viewer.client.close();
  });

  test('that waits for its turn leaves the one that signs in its place', async () => {
    await using platform = await startAlone();
    const { service, ring } = platform.engine.accounts.signingKeys;
    const current = await ring.signer();
    const { next } = await service.rotate(false);
    expect(await service.revoke(next.id)).toMatchObject({ made: null, hadEnded: false });
    expect(await service.revoke(next.id)).toMatchObject({ made: null, hadEnded: true });
    platform.clock.advance(60 * MINUTE);
    expect(await ring.signer()).toMatchObject({ id: current.id, verifiesUntil: null });
  });
});

test('a changed secret is told at the start, with what to do, which helps', async () => {
  await using sealed = await startAlone();
  const changed = {
    ...quiet,
    beside: sealed,
    authSecret: 'a secret that was changed, and long enough for one',
  };
  await expect(startPlatform(changed)).rejects.toThrow(/AUTH_SECRET.*npm run keys -- rotate --now/);

  const { database, redis } = sealed.engine.config;
  await using command = await createEngine(testConfig(database.url, redis, changed), sealed);
  const { next } = await command.accounts.signingKeys.service.rotate(true);
  await using started = await startPlatform(changed);
  expect(await keyIds(started)).toEqual([next.id]);
});

test('a signed-in request with a warm cache asks the database nothing', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  await viewer.client.send(operations.Profile, { id: profile.id });
  const before = platform.engine.database.statementCount();
  for (let request = 0; request < 20; request += 1) {
    await viewer.client.send(operations.Profile, { id: profile.id });
  }
  expect(platform.engine.database.statementCount() - before).toBe(0);
});

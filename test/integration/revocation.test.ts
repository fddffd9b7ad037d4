import { describe, expect, test } from 'vitest';
import { createRedis } from '../../src/platform/redis/redis.js';
import * as deviceOperations from '../support/device-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { openShopSocket } from '../support/graphql/raw-socket.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { createHome } from '../support/process-home.js';
import { createSharedServers } from '../support/process-shared-servers.js';
import { startRedisProxy } from '../support/redis-proxy.js';
import { sessionOf } from '../support/sessions.js';
import { createStory, type Viewer } from '../support/story.js';
import { listenersTo, reach } from '../support/test-redis.js';
import { usePlatform } from '../support/use-platform.js';

/** Longer than any test, so that only messages can cause it. */
const NEVER = 60 * 60_000;

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { prisma } = platform.engine.database;

const openSocket = (address: string, { accessToken }: Viewer) =>
  openShopSocket(`${address.replace('http', 'ws')}/graphql`, `Bearer ${accessToken}`);

async function refuses(address: string, { accessToken }: Pick<Viewer, 'accessToken'>): Promise<boolean> {
  const client = createGraphqlClient(address, accessToken);
  return client.send(operations.Me).then(
    () => false,
    async (error: unknown) => (await failureOf(Promise.reject(error))).code === 'UNAUTHENTICATED',
  );
}

/**
 * A phone revokes a television, which is connected to another process: the code with which its socket is closed, and
 * the refused requests.
 */
async function revokedElsewhere(elsewhere: { readonly address: string }) {
  const phone = await story.viewer();
  const television = await story.signIn(phone);
  const socket = await openSocket(elsewhere.address, television);
  const refusedBefore = await refuses(elsewhere.address, television);
  await phone.client.send(deviceOperations.RevokeDevice, { id: sessionOf(television) });
  const closed = await socket.closed;
  return { closed, refused: [refusedBefore, await refuses(elsewhere.address, television)] };
}

const ENDED = { closed: 4403, refused: [false, true] };

describe('a session that ends', () => {
  test('ends in every process at once by a message', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform, revocationPollMs: NEVER });
    expect(await revokedElsewhere(beside)).toEqual(ENDED);
  });

  test('ends by polling in a process that receives no messages', async () => {
    const { redis } = platform.engine.config;
    await using proxy = await startRedisProxy(redis.url);
    const throughProxy = { ...redis, url: proxy.url };
    await using beside = await startPlatform({ role: 'api', beside: platform, redis: throughProxy });
    await proxy.cut();
    expect(await revokedElsewhere(beside)).toEqual(ENDED);
  });

  test('ends by a message that follows malformed ones', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform, revocationPollMs: NEVER });
    const { config, logger } = platform.engine;
    const { url, prefix } = config.redis;
    await using connection = createRedis(url, { name: 'test', role: 'commands', logger });
    const channel = `${prefix}:sessions:revoked`;
    await reach(connection);
    expect(await listenersTo(connection, channel)).toBe(2);
    for (const nonsense of ['', '{', 'null', '[{"sessionId":7}]'])
      await connection.publish(channel, nonsense);
    expect(await revokedElsewhere(beside)).toEqual(ENDED);
  });

  test('ends elsewhere if the process that ended it cannot publish', async () => {
    const { redis } = platform.engine.config;
    await using proxy = await startRedisProxy(redis.url);
    const throughProxy = { ...redis, url: proxy.url };
    await using mute = await startPlatform({ role: 'api', beside: platform, redis: throughProxy });
    await proxy.cut();
    const phone = await story.viewer();
    const television = await story.signIn(phone);
    const socket = await openSocket(platform.address, television);
    const client = createGraphqlClient(mute.address, phone.accessToken);
    await client.send(deviceOperations.RevokeDevice, { id: sessionOf(television) });
    expect(await refuses(mute.address, television)).toBe(true);
    expect(await socket.closed).toBe(4403);
  });

  test('is known to a process that starts while Redis is down', { timeout: 120_000 }, async () => {
    const phone = await story.viewer();
    await phone.client.send(operations.SignOut);
    const { redis } = platform.engine.config;
    await using proxy = await startRedisProxy(redis.url);
    await proxy.cut();
    const throughProxy = { ...redis, url: proxy.url };
    await using later = await startPlatform({ role: 'api', beside: platform, redis: throughProxy });
    expect(await refuses(later.address, phone)).toBe(true);
  });

  test('is found by polling even if it was recorded by a clock that is behind', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const viewer = await story.viewer();
    expect(await refuses(beside.address, viewer)).toBe(false);
    const before = new Date(platform.clock.now().getTime() - 30_000);
    await prisma.deviceSession.update({
      where: { id: sessionOf(viewer) },
      data: { revokedAt: before, revokedBecause: 'REVOKED' },
    });
    await eventually(
      () => refuses(beside.address, viewer),
      (refused) => refused,
    );
  });
});

test('a raised version reaches a process that receives no messages by polling', async () => {
  const viewer = await story.viewer();
  const socket = await openSocket(platform.address, viewer);
  const filter = { accountId: viewer.accountId };
  const now = platform.clock.now();
  await prisma.deviceSession.updateMany({
    where: filter,
    data: { version: { increment: 1 }, versionRaisedAt: now },
  });
  expect(await socket.closed).toBe(4403);
  expect(await refuses(platform.address, viewer)).toBe(true);
  const { refreshTokens } = await story.visitor.send(operations.RefreshTokens, {
    input: { refreshToken: viewer.refreshToken },
  });
  expect(await refuses(platform.address, refreshTokens)).toBe(false);
});

test('a late message of a version does not close sockets that already have it', async () => {
  await using late = await startPlatform({ role: 'api', beside: platform, revocationPollMs: 1_500 });
  const viewer = await story.viewer();
  await prisma.deviceSession.updateMany({
    where: { accountId: viewer.accountId },
    data: { version: { increment: 1 }, versionRaisedAt: platform.clock.now() },
  });
  const renewed = await story.refresh(viewer);
  const socket = await openSocket(late.address, renewed);
  await eventually(
    () => refuses(late.address, viewer),
    (refused) => refused,
  );
  socket.send({ type: 'ping' });
  await Promise.race([socket.heard('pong'), socket.closed]);
  expect(socket.socket.readyState).toBe(socket.socket.OPEN);
  await renewed.client.send(operations.SignOut);
  expect(await socket.closed).toBe(4403);
});

test('polling for changes uses indexes, however many sessions exist', async () => {
  const plan = await prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SET LOCAL enable_seqscan = off`;
    return transaction.$queryRaw<Record<string, string>[]>`
      EXPLAIN SELECT id, version, revoked_at FROM device_sessions
      WHERE revoked_at >= now() OR version_raised_at >= now() LIMIT 100000`;
  });
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toContain('device_sessions_revoked_at_idx');
  expect(lines).toContain('device_sessions_version_raised_at_idx');
});

test('two processes agree on who is signed in', { timeout: 120_000 }, async () => {
  await using servers = await createSharedServers({ migrated: true });
  await using home = await createHome();
  const READY = /StreamCore is ready after [\d.]+ s(?: at (?<address>\S+))?/;
  const programs = [1, 2].map(() =>
    home.start({ ...servers.environment, STREAMCORE_ROLE: 'api', STREAMCORE_DEMO: 'false', PORT: '0' }),
  );
  const ready = await Promise.all(programs.map((program) => program.says(READY)));
  const [here = '', there = ''] = ready.map(({ groups }) => groups?.['address'] ?? '');
  const { signUp } = await createGraphqlClient(here).send(operations.SignUp, {
    input: { email: 'two@example.com', password: 'correct horse battery staple' },
  });
  const socket = await openShopSocket(
    `${there.replace('http', 'ws')}/graphql`,
    `Bearer ${signUp.accessToken}`,
  );
  expect(await refuses(there, signUp)).toBe(false);
  await createGraphqlClient(here, signUp.accessToken).send(operations.SignOut);
  expect(await socket.closed).toBe(4403);
  expect(await refuses(there, signUp)).toBe(true);
});

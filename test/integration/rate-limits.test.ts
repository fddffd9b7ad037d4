import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { openLimitedSocket, requestOf, statusesOf } from '../support/limited-requests.js';
import { type PlatformOptions, startPlatform } from '../support/platform.js';
import { startRedisProxy } from '../support/redis-proxy.js';
import { createStory } from '../support/story.js';
import { testRedis } from '../support/test-redis.js';
import { usePlatform } from '../support/use-platform.js';

/** A budget that recovers too slowly for any test: 510 objects, of which a list of plans costs 15. */
const SMALL: PlatformOptions = {
  role: 'api',
  trustedProxies: ['127.0.0.1'],
  graphql: { limits: { tokens: 2_000, depth: 10, aliases: 100, cost: 500 } },
  rateLimits: { budgetPerMinute: 6 },
};
const PLANS = '{ plans { id } }';
const PLANS_AFFORDED = 34;
const ASK_FOR_MAIL = 'mutation { requestEmailVerification }';
const MAILS = 30;
const EXPORTS = 10;

const platform = await usePlatform(SMALL);
const neighbour = await usePlatform({ ...SMALL, beside: platform });
const story = createStory(platform);

/** Each test has a network of its own. */
function ownNetwork(): string {
  const group = () => Math.floor(Math.random() * 0xffff).toString(16);
  return `2001:db8:${group()}:${group()}::1`;
}

const admitted = (statuses: readonly number[]) => statuses.filter((status) => status === 200).length;

test('of a hundred concurrent calls of two processes, exactly the limit of the field is admitted', async () => {
  const { accessToken: token } = await story.viewer();
  const addresses = Array.from({ length: 50 }, () => [platform.address, neighbour.address]).flat();
  const statuses = await statusesOf(addresses, { query: ASK_FOR_MAIL, token });
  expect(admitted(statuses)).toBe(MAILS);
  expect(statuses.filter((status) => status === 429)).toHaveLength(100 - MAILS);
});

test('a budget is shared by processes and by HTTP POST, GET, known operations and sockets', async () => {
  const { accessToken: token } = await story.viewer();
  const socket = await openLimitedSocket(neighbour.address, token);
  const ways = [
    async () => (await requestOf(platform.address, { query: PLANS, token, lane: 'apollo' })).status === 200,
    async () => (await requestOf(neighbour.address, { query: PLANS, token })).status === 200,
    async () => (await requestOf(platform.address, { query: PLANS, token, method: 'GET' })).status === 200,
    async () => (await socket.ask(PLANS)).type === 'next',
  ];
  let count = 0;
  for (let round = 0; round < 15; round += 1) {
    for (const way of ways) if (await way()) count += 1;
  }
  socket.close();
  expect(count).toBe(PLANS_AFFORDED);
});

test('each alias counts, and an operation with too many runs none of them', async () => {
  const { accessToken: token, accountId } = await story.viewer();
  const ask = (count: number) => {
    const fields = Array.from({ length: count }, (_, index) => `a${index}: exportMyData { id }`);
    return requestOf(platform.address, { query: `mutation { ${fields.join(' ')} }`, token });
  };
  const exports = () => platform.engine.database.prisma.dataExport.count({ where: { accountId } });
  expect((await ask(EXPORTS + 1)).status).toBe(429);
  expect(await exports()).toBe(0);
  expect((await ask(EXPORTS)).status).toBe(200);
  expect(await exports()).toBe(1);
});

test('a response has all applied limits with their remaining budgets', async () => {
  const { accessToken: token } = await story.viewer();
  for (const lane of ['apollo', 'any'] as const) {
    const { policy, limit, retryAfter } = await requestOf(platform.address, {
      query: ASK_FOR_MAIL,
      token,
      lane,
    });
    expect(policy).toBe('"budget";q=510;w=5100, "mail";q=30;w=600');
    expect(limit).toMatch(/^"budget";r=\d+;t=\d+, "mail";r=2[98];t=\d+$/);
    expect(retryAfter).toBeNull();
  }
});

test.each([
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
])(
  'a refusal is a 429 with Retry-After and the same message over every transport, as %s',
  async (accept, type) => {
    const forwardedFor = ownNetwork();
    const ask = (lane: 'any' | 'apollo', method: 'POST' | 'GET' = 'POST') =>
      requestOf(platform.address, { query: PLANS, forwardedFor, accept, lane, method });
    for (let count = 0; count < PLANS_AFFORDED; count += 1) await ask('any');
    for (const answer of [await ask('any'), await ask('apollo'), await ask('any', 'GET')]) {
      const seconds = Number(answer.retryAfter);
      expect(seconds).toBeGreaterThan(100);
      expect(answer).toMatchObject({ status: 429, type, policy: '"budget";q=510;w=5100' });
      expect(answer.limit).toBe(`"budget";r=0;t=${seconds}`);
      expect(answer.body).toEqual({
        errors: [
          {
            message: `Too many attempts. Try again in ${seconds} s.`,
            extensions: { code: 'RATE_LIMITED', retryAfterSeconds: seconds },
          },
        ],
      });
    }
  },
);

test('a socket is refused with the same message, and keeps its other subscriptions', async () => {
  const { accessToken: token } = await story.viewer();
  const socket = await openLimitedSocket(platform.address, token);
  let said = await socket.ask(PLANS);
  for (let count = 0; count < PLANS_AFFORDED; count += 1) said = await socket.ask(PLANS);
  expect(said).toEqual({
    type: 'error',
    payload: [
      expect.objectContaining({
        message: expect.stringContaining('Too many attempts'),
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
      }),
    ],
  });
  expect(await socket.ask('{ nothing }')).toMatchObject({ type: 'error', payload: [{ extensions: {} }] });
  socket.close();
});

test('live fields are limited when they are opened', async () => {
  const { accessToken: token } = await story.viewer();
  const socket = await openLimitedSocket(platform.address, token);
  const aliased = 'subscription { subscriptionChanged { id } }';
  const said: unknown[] = [];
  // Nothing happens in the account, so any message is a refusal.
  for (let count = 0; count < PLANS_AFFORDED; count += 1) {
    await requestOf(platform.address, { query: PLANS, token });
  }
  said.push(await socket.ask(aliased));
  expect(said).toMatchObject([{ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] }]);
  socket.close();
});

test.each([
  ['an address that is made up before the one that the proxy saw', () => `${ownNetwork()}, 203.0.113.9`],
  ['another address of the same network', () => `2001:db8:feed:beef::${Math.floor(Math.random() * 9_999)}`],
])('the budget of a network cannot be evaded by %s', async (_name, forwardedFor) => {
  const statuses: number[] = [];
  for (let count = 0; count < PLANS_AFFORDED + 5; count += 1) {
    statuses.push((await requestOf(platform.address, { query: PLANS, forwardedFor: forwardedFor() })).status);
  }
  expect(admitted(statuses)).toBe(PLANS_AFFORDED);
});

test('headers of untrusted proxies are ignored', async () => {
  await using direct = await startPlatform({ ...SMALL, beside: platform, cold: true, trustedProxies: [] });
  const statuses: number[] = [];
  for (let count = 0; count < PLANS_AFFORDED + 5; count += 1) {
    statuses.push((await requestOf(direct.address, { query: PLANS, forwardedFor: ownNetwork() })).status);
  }
  expect(admitted(statuses)).toBe(PLANS_AFFORDED);
});

test('requests for profiles of others do not use their budgets', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const { accessToken: strange } = await story.viewer();
  const unlock = (token: string) =>
    requestOf(platform.address, {
      query: 'mutation ($input: UnlockProfileInput!) { unlockProfile(input: $input) { id } }',
      variables: { input: { profileId: profile.id, pin: null } },
      token,
    });
  const statuses: number[] = [];
  for (let count = 0; count < 31; count += 1) statuses.push((await unlock(strange)).status);
  expect(admitted(statuses)).toBe(30);
  expect(await unlock(viewer.accessToken)).toMatchObject({ status: 200, body: { data: {} } });
});

test('operations refused by the gate or with an invalid token cost nothing', async () => {
  const forwardedFor = ownNetwork();
  for (let count = 0; count < 60; count += 1) {
    await requestOf(platform.address, { query: '{ nothing }', forwardedFor });
    await requestOf(platform.address, { query: PLANS, forwardedFor, token: newId() });
  }
  expect((await requestOf(platform.address, { query: PLANS, forwardedFor })).status).toBe(200);
});

test('without limits, nothing is counted and no header is sent', async () => {
  await using free = await startPlatform({ role: 'api', beside: platform });
  const { status, policy, limit } = await requestOf(free.address, { query: PLANS });
  expect({ status, policy, limit }).toEqual({ status: 200, policy: null, limit: null });
});

test('while Redis is down, each process limits by itself', async () => {
  const { url, prefix } = testRedis();
  await using proxy = await startRedisProxy(url);
  const redis = { url: proxy.url, cacheUrl: proxy.url, prefix };
  await using alone = await startPlatform({ ...SMALL, beside: platform, redis });
  expect((await requestOf(alone.address, { query: PLANS })).status).toBe(200);
  await proxy.cut();
  const statuses: number[] = [];
  for (let count = 0; count < PLANS_AFFORDED + 10; count += 1) {
    statuses.push((await requestOf(alone.address, { query: PLANS })).status);
  }
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
  expect(admitted(statuses)).toBe(PLANS_AFFORDED);
  await proxy.restore();
});

import { expect, test } from 'vitest';
import { LiftRateLimitBlock, RateLimitBlocks } from '../support/admin-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { type LimitedRequest, openLimitedSocket, requestOf } from '../support/limited-requests.js';
import { createStory } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const REFUSALS = 100;
const ASK_FOR_MAIL = 'mutation { requestEmailVerification }';
const PLANS = '{ plans { id } }';
/** A budget that recovers too slowly for any test. */
const options = {
  role: 'api',
  trustedProxies: ['127.0.0.1'],
  rateLimits: { budgetPerMinute: 60_000 },
} as const;

const platform = await usePlatform(options);
const neighbour = await usePlatform({ ...options, beside: platform });
const story = createStory(platform);
const trail = createTrail(platform);
const admin = await story.admin();

const blocks = async () => (await admin.client.send(RateLimitBlocks)).admin.rateLimitBlocks;

/**
 * Calls a limited field, ten times concurrently and repeatedly, until other calls are refused too. The number varies:
 * refusals are counted in the background, and not for a second after Redis was slow.
 * @returns how many were refused
 */
async function goOn(limited: LimitedRequest, other: LimitedRequest): Promise<number> {
  let refused = 0;
  await eventually(async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => requestOf(platform.address, limited)));
    refused += answers.filter(isRefused).length;
    return requestOf(platform.address, other);
  }, isRefused);
  return refused;
}

const isRefused = ({ status }: { readonly status: number }) => status === 429;

test('a caller that continues after a hundred refusals is blocked in every process and transport until an administrator lifts it', async () => {
  const { accessToken: token, accountId } = await story.viewer();
  const socket = await openLimitedSocket(neighbour.address, token);
  expect(await socket.ask(PLANS)).toMatchObject({ type: 'next' });
  const refusals = await goOn({ query: ASK_FOR_MAIL, token }, { query: PLANS, token });
  expect(refusals).toBeGreaterThanOrEqual(REFUSALS);

  const refused = await eventually(() => requestOf(neighbour.address, { query: PLANS, token }), isRefused);
  const seconds = Number(refused.retryAfter);
  expect(seconds).toBeGreaterThan(840);
  expect(seconds).toBeLessThanOrEqual(900);
  expect(refused).toMatchObject({ policy: null, limit: null });
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  expect((await requestOf(platform.address, { query: PLANS, token, lane: 'apollo' })).status).toBe(429);
  expect(await socket.ask(PLANS)).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED' } }],
  });

  const block = (await blocks()).find(({ subject }) => subject === accountId);
  expect(block).toMatchObject({ kind: 'ACCOUNT', turn: 1 });
  expect(Date.parse(block?.endsAt ?? '') - Date.parse(block?.begunAt ?? '')).toBe(900_000);
  expect((await requestOf(platform.address, { query: PLANS })).status).toBe(200);

  const input = { kind: 'ACCOUNT', subject: accountId } as const;
  expect(await admin.client.send(LiftRateLimitBlock, { input })).toEqual({ liftRateLimitBlock: true });
  await eventually(
    () => requestOf(neighbour.address, { query: PLANS, token }),
    ({ status }) => status === 200,
  );
  expect(await socket.ask(PLANS)).toMatchObject({ type: 'next' });
  socket.close();
  expect((await blocks()).map(({ subject }) => subject)).not.toContain(accountId);
  expect(await failureOf(admin.client.send(LiftRateLimitBlock, { input }))).toMatchObject({
    code: 'NOT_FOUND',
  });

  // The start of a block is recorded in the background too.
  const audit = await eventually(
    () => trail.auditOf(accountId),
    ({ length }) => length === 2,
  );
  expect(audit).toEqual([
    {
      action: 'operations.rate_limit_block_begun',
      actorId: null,
      sessionId: null,
      address: null,
      details: { seconds: 900, turn: 1 },
    },
    expect.objectContaining({ action: 'operations.rate_limit_block_lifted', actorId: admin.accountId }),
  ]);
});

test('a blocked network blocks its visitors, but nobody who is signed in there', async () => {
  const { accessToken: token } = await story.viewer();
  const forwardedFor = '2001:db8:1:2::3';
  const query = 'mutation { startDeviceSignIn(input: {}) { userCode } }';
  const elsewhere = { query: PLANS, forwardedFor: '2001:db8:1:2::4' };
  expect(await goOn({ query, forwardedFor }, elsewhere)).toBeGreaterThanOrEqual(REFUSALS);
  expect(await blocks()).toContainEqual(
    expect.objectContaining({ kind: 'NETWORK', subject: '2001:db8:1:2::/64' }),
  );
  expect((await requestOf(platform.address, { ...elsewhere, token })).status).toBe(200);
  expect((await requestOf(platform.address, { query: PLANS, forwardedFor: '2001:db8:1:3::4' })).status).toBe(
    200,
  );
});

import { expect, test } from 'vitest';
import { requestOf } from '../support/limited-requests.js';
import { callRest, openApiOf, type RestErrors } from '../support/rest-call.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const MAILS = 30;

/** A budget that recovers too slowly for any test. */
const platform = await usePlatform({
  role: 'api',
  graphql: { limits: { tokens: 2_000, depth: 10, aliases: 100, cost: 500 } },
  rateLimits: { budgetPerMinute: 6 },
});
const story = createStory(platform);
const document = await openApiOf(platform.address);

const ask = (operationId: string, token: string) =>
  callRest(platform.address, document, { operationId, values: {}, token });

test('REST shares the budgets of GraphQL, and returns the remaining ones', async () => {
  const { accessToken: token } = await story.viewer();
  const { status, headers } = await ask('plans', token);
  expect(status).toBe(200);
  expect(headers.get('ratelimit-policy')).toBe('"budget";q=510;w=5100');
  const left = Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
  const { limit } = await requestOf(platform.address, { query: '{ plans { id } }', token });
  expect(limit).toContain(`"budget";r=${left - 15};`);

  let answer = await ask('plans', token);
  for (let count = 0; answer.status === 200 && count < 100; count += 1) answer = await ask('plans', token);
  const [error] = (answer.body as RestErrors).errors;
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect([answer.status, error]).toEqual([
    429,
    {
      code: 'RATE_LIMITED',
      retryAfterSeconds: seconds,
      message: `Too many attempts. Try again in ${seconds} s.`,
    },
  ]);
  // The rest is enough for a smaller request.
  const askForLess = async () =>
    (await requestOf(platform.address, { query: '{ plans { id } }', token })).status;
  expect([await askForLess(), await askForLess()]).toEqual([200, 429]);
});

test('a field counts against its own limit over every transport', async () => {
  const { accessToken: token } = await story.viewer();
  const query = 'mutation { requestEmailVerification }';
  const statuses: number[] = [];
  for (let round = 0; round < MAILS / 2; round += 1) {
    statuses.push((await requestOf(platform.address, { query, token })).status);
    const { status, headers } = await ask('requestEmailVerification', token);
    statuses.push(status);
    expect(headers.get('ratelimit-policy')).toContain('"mail";q=30');
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(MAILS);
  expect((await ask('requestEmailVerification', token)).status).toBe(429);
});

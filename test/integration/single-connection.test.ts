import { expect, test } from 'vitest';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF, startPlatform } from '../support/platform.js';
import { createStory, PASSWORD } from '../support/story.js';

/**
 * A process that has just started, with one connection for all it does: whatever asks for another one while it holds this one
 * waits for itself, as many such at once do in a process with many.
 */
const SINGLE = { ...ASKS_NOTHING_BY_ITSELF, database: { poolSize: 1 } } as const;

test('the first to sign up after a start is admitted', async () => {
  await using platform = await startPlatform(SINGLE);
  const { accountId } = await createStory(platform).viewer();
  expect(accountId).not.toBe('');
});

test('the first to sign in after a start is admitted', async () => {
  await using before = await startPlatform(SINGLE);
  const { email, accountId } = await createStory(before).viewer();
  await using platform = await startPlatform({ ...SINGLE, beside: before });
  const input = { email, password: PASSWORD };
  const { signIn } = await createGraphqlClient(platform.address).send(operations.SignIn, { input });
  expect(signIn.account.id).toBe(accountId);
});

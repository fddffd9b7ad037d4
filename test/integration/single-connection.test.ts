import { expect, test } from 'vitest';
import { ChangePlan } from '../support/billing-operations.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF, startPlatform } from '../support/platform.js';
import { createStory, PASSWORD } from '../support/story.js';

/**
 * A process that has just started, with a single connection: work that needs a second connection while it holds this
 * one waits for itself, as happens with many concurrent calls and more connections.
 */
const SINGLE = { ...ASKS_NOTHING_BY_ITSELF, database: { poolSize: 1 } } as const;

test('the first sign-up after a start succeeds, and so do all actions of viewers', async () => {
  await using platform = await startPlatform(SINGLE);
  const story = createStory(platform);
  const viewer = await story.viewer();
  await story.subscribe(viewer, 'basic-monthly');
  const { plans } = await viewer.client.send(operations.Plans);
  const planId = plans.find(({ code }) => code === 'premium-monthly')?.id ?? '';
  await viewer.client.send(ChangePlan, { input: { planId } });
  const profile = await story.profileOf(viewer);
  const titleId = await story.movie();
  await story.watch(viewer, profile.id, titleId, 60);
  const input = { profileId: profile.id, titleId };
  await viewer.client.send(operations.AddToWatchlist, { input });
  await viewer.client.send(operations.RateTitle, { input: { ...input, opinion: 'LIKE' } });
  const renewed = await story.refresh(viewer);
  await renewed.client.send(operations.CancelSubscription);
  const { signOutEverywhere } = await renewed.client.send(operations.SignOutEverywhere);
  expect(signOutEverywhere).toBe(1);
});

test('the first sign-in after a start succeeds', async () => {
  await using before = await startPlatform(SINGLE);
  const { email, accountId } = await createStory(before).viewer();
  await using platform = await startPlatform({ ...SINGLE, beside: before });
  const input = { email, password: PASSWORD };
  const { signIn } = await createGraphqlClient(platform.address).send(operations.SignIn, { input });
  expect(signIn.account.id).toBe(accountId);
});

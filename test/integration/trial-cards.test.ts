import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { createStillClock } from '../support/clock.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const clock = createStillClock(new Date('2028-01-01T00:00:00Z'));
const platform = await usePlatform({ role: 'api', clock });
const neighbour = await usePlatform({ role: 'api', beside: platform });
const story = createStory(platform);
const { prisma } = platform.engine.database;
const { trialCards } = platform.engine.subscriptions.billing;
const plan = await prisma.plan.findFirstOrThrow({ where: { trialDays: { gt: 0 } } });

const USED = {
  code: 'CONFLICT',
  message: 'There was a trial with this card before. Subscribe without one, or use another card.',
};

async function begin({ client }: Viewer, paymentMethod: string, trial = true) {
  const input = { planId: plan.id, paymentMethod, idempotencyKey: newId(), trial };
  const { subscribe } = await client.send(operations.Subscribe, { input });
  return subscribe;
}

test('a card gets one trial, under any name and account, and can still pay for a plan', async () => {
  const [ann, bob] = [await story.viewer(), await story.viewer()];
  expect(await begin(ann, 'pm_card_no_1')).toMatchObject({ state: 'ACTIVE', hasAccess: true });
  expect(await failureOf(begin(bob, 'pm_phone_no_1'))).toMatchObject(USED);
  expect(await prisma.subscription.findUnique({ where: { accountId: bob.accountId } })).toBeNull();
  expect(await prisma.payment.count({ where: { accountId: bob.accountId } })).toBe(0);

  expect(await begin(bob, 'pm_phone_no_1', false)).toMatchObject({ state: 'ACTIVE' });
  expect(await begin(await story.viewer(), 'pm_card_no_2')).toMatchObject({ state: 'ACTIVE' });
});

test('a refused trial is available with another card', async () => {
  const [ann, bob] = [await story.viewer(), await story.viewer()];
  await begin(ann, 'pm_card_no_3');
  expect(await failureOf(begin(bob, 'pm_card_no_3'))).toMatchObject(USED);
  expect(await begin(bob, 'pm_card_no_4')).toMatchObject({ state: 'ACTIVE' });
});

test('a repeated request of the same account returns its trial', async () => {
  const ann = await story.viewer();
  const trial = await begin(ann, 'pm_card_no_5');
  expect(await begin(ann, 'pm_card_no_5')).toEqual(trial);
});

test('of ten accounts that use one card concurrently in two processes, one gets a trial', async () => {
  const addresses = [platform.address, neighbour.address];
  const people = await Promise.all(Array.from({ length: 10 }, () => story.viewer()));
  const viewers = people.map((viewer, index) => ({
    ...viewer,
    client: createGraphqlClient(addresses[index % 2] ?? '', viewer.accessToken),
  }));
  const answers = await Promise.allSettled(viewers.map((viewer) => begin(viewer, 'pm_card_no_6')));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const ids = viewers.map(({ accountId }) => accountId);
  expect(await prisma.subscription.count({ where: { accountId: { in: ids } } })).toBe(1);
});

test('payment methods without a card are not mistaken for each other', async () => {
  for (const _time of [1, 2]) {
    expect(await begin(await story.viewer(), 'pm_wallet')).toMatchObject({ state: 'ACTIVE' });
  }
});

test('only a hash of a card is stored, for two years', async () => {
  await begin(await story.viewer(), 'pm_card_no_4242424242424242');
  const stored = await prisma.trialCard.findMany();
  for (const { hash } of stored) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  clock.advance(730 * DAY);
  await trialCards.forgetOld();
  expect(await prisma.trialCard.count()).toBe(stored.length);
  clock.advance(1);
  await trialCards.forgetOld();
  expect(await prisma.trialCard.count()).toBe(0);
  expect(await begin(await story.viewer(), 'pm_card_no_4242424242424242')).toMatchObject({ state: 'ACTIVE' });
});

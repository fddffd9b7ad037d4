import { expect, test } from 'vitest';
import * as admin from '../support/admin-operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { prisma } = platform.engine.database;
const { sweep } = platform.engine.subscriptions.billing;

test('a suspended account is not charged until it is reinstated, and not for the time before', async () => {
  const [kept, other] = [await story.viewer(), await story.viewer()];
  for (const viewer of [kept, other]) await story.subscribe(viewer);
  const { accountId } = kept;
  const staff = await story.admin();
  await staff.client.send(admin.SuspendAccount, { input: { accountId, reason: 'A test.' } });

  platform.clock.advance(40 * DAY);
  await sweep.run();
  const paymentsOf = (id: string) => prisma.payment.count({ where: { accountId: id } });
  expect([await paymentsOf(accountId), await paymentsOf(other.accountId)]).toEqual([1, 2]);
  expect((await platform.engine.subscriptions.entitlements.entitlementOf(accountId)).hasAccess).toBe(false);
  const next = await sweep.nextDueAt();
  expect(next && next > platform.clock.now()).toBe(true);

  await platform.engine.accounts.administration.reinstate(accountId, {
    accountId: staff.accountId,
    sessionId: null,
    address: null,
    requestId: null,
  });
  const openAgainAt = platform.clock.now();
  await sweep.run();
  expect(await paymentsOf(accountId)).toBe(2);
  const { state, currentPeriodStart } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  expect(state).toBe('ACTIVE');
  expect(currentPeriodStart.getTime()).toBeGreaterThanOrEqual(openAgainAt.getTime());
});

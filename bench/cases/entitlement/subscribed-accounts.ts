import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';
import { createAccounts } from './verified-accounts.js';

const DAY_MS = 86_400_000;

/** Creates accounts that have paid for the next thirty days. @returns their ids */
export async function subscribeMany(engine: Engine, count: number): Promise<readonly string[]> {
  const accountIds = await createAccounts(engine, count);
  await subscribeAccounts(engine, accountIds);
  return accountIds;
}

/** Lets accounts pay for thirty days of a plan that allows everything. */
export async function subscribeAccounts(
  { database, clock }: Engine,
  accountIds: readonly string[],
): Promise<void> {
  const { prisma } = database;
  const { id: planId } = await prisma.plan.findFirstOrThrow({ where: { tier: 'PREMIUM' } });
  const now = clock.now();
  const end = new Date(now.getTime() + 30 * DAY_MS);
  await prisma.subscription.createMany({
    data: accountIds.map((accountId) => ({
      id: newId(),
      accountId,
      planId,
      state: 'ACTIVE',
      currentPeriodStart: now,
      currentPeriodEnd: end,
      anchor: now,
      nextActionAt: end,
      paymentMethod: 'pm_card',
      createdAt: now,
    })),
  });
}

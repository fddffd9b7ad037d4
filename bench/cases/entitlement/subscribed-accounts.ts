import { randomBytes } from 'node:crypto';
import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';

const DAY_MS = 86_400_000;

/** Accounts that have paid for the next thirty days. @returns their ids */
export async function subscribeMany({ database, clock }: Engine, count: number): Promise<readonly string[]> {
  const { prisma } = database;
  const { id: planId } = await prisma.plan.findFirstOrThrow();
  const now = clock.now();
  const end = new Date(now.getTime() + 30 * DAY_MS);
  const accountIds = Array.from({ length: count }, newId);
  await prisma.account.createMany({
    data: accountIds.map((id) => ({
      id,
      email: `${randomBytes(8).toString('hex')}@example.com`,
      emailVerifiedAt: now,
      createdAt: now,
    })),
  });
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
  return accountIds;
}

import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { inOrderOf } from '../../shared/batches.js';
import { Subscription } from './domain/subscription.js';
import { SubscriptionChangedError } from './domain/subscription-errors.js';
import type { SubscriptionRepository } from './subscription.repository.js';

type SubscriptionRow = Prisma.SubscriptionGetPayload<object>;

function toSubscription({ currentPeriodStart, currentPeriodEnd, ...row }: SubscriptionRow): Subscription {
  return Subscription.restore({ ...row, period: { start: currentPeriodStart, end: currentPeriodEnd } });
}

export function createPrismaSubscriptionRepository(client: DatabaseClient): SubscriptionRepository {
  async function write(subscription: Subscription): Promise<number> {
    const { period, version, ...properties } = subscription.snapshot;
    const data = {
      ...properties,
      version: version + 1,
      currentPeriodStart: period.start,
      currentPeriodEnd: period.end,
    };
    const { count } =
      version === 0
        ? await client.subscription.createMany({ data: [data], skipDuplicates: true })
        : await client.subscription.updateMany({ where: { id: properties.id, version }, data });
    return count;
  }

  return {
    async findByAccountIds(accountIds) {
      const rows = await client.subscription.findMany({ where: { accountId: { in: [...accountIds] } } });
      return inOrderOf(
        accountIds,
        rows.map(toSubscription),
        (subscription) => subscription.snapshot.accountId,
      );
    },

    async save(subscription) {
      if ((await write(subscription)) !== 1) throw new SubscriptionChangedError();
      await client.subscriptionTransition.createMany({
        data: subscription.events.map(({ id, payload, occurredAt }) => ({
          id,
          subscriptionId: payload.subscriptionId,
          event: payload.event,
          fromState: payload.from,
          toState: payload.to,
          occurredAt,
        })),
      });
    },
  };
}

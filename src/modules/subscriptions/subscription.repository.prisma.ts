import type { DatabaseClient } from '../../platform/database/database.js';
import { inOrderOf } from '../../shared/batches.js';
import { toSubscription } from './billing/account-billing.rows.js';
import type { SubscriptionRepository } from './subscription.repository.js';

export function createPrismaSubscriptionRepository(client: DatabaseClient): SubscriptionRepository {
  return {
    async findByAccountIds(accountIds) {
      const rows = await client.subscription.findMany({ where: { accountId: { in: [...accountIds] } } });
      return inOrderOf(
        accountIds,
        rows.map(toSubscription),
        (subscription) => subscription.snapshot.accountId,
      );
    },
  };
}

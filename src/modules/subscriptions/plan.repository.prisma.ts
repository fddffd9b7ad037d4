import type { DatabaseClient } from '../../platform/database/database.js';
import type { PlanRepository } from './subscription.repository.js';

export function createPrismaPlanRepository(client: DatabaseClient): PlanRepository {
  return {
    async all() {
      const rows = await client.plan.findMany({ orderBy: [{ priceMinor: 'asc' }, { id: 'asc' }] });
      return rows.map(({ priceMinor, currency, ...plan }) => ({
        ...plan,
        price: { amountMinor: priceMinor, currency },
      }));
    },
  };
}

import type { DatabaseClient } from '../../../platform/database/database.js';
import type { GatewayNoticeRepository } from './account-billing.repository.js';

const FORGET = `
  DELETE FROM gateway_notices WHERE id IN (SELECT id FROM gateway_notices WHERE received_at < $1 LIMIT 1000)`;

export function createPrismaGatewayNoticeRepository(client: DatabaseClient): GatewayNoticeRepository {
  return {
    async record(id, now) {
      const { count } = await client.gatewayNotice.createMany({
        data: [{ id, receivedAt: now }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    forgetBefore: (time) => client.$executeRawUnsafe(FORGET, time),
  };
}

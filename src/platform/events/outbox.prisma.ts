import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../database/database.js';
import type { Outbox } from './outbox.js';

export function createPrismaOutbox(client: DatabaseClient): Outbox {
  return {
    async append(events) {
      if (events.length === 0) return;
      await client.outboxEvent.createMany({
        data: events.map(({ id, type, payload, occurredAt }) => ({
          id,
          type,
          payload: payload as Prisma.InputJsonObject,
          occurredAt,
        })),
      });
    },
  };
}

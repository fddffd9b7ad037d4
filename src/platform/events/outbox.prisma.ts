import type { DatabaseClient } from '../database/database.js';
import { insertRows } from '../database/write-rows.js';
import type { Outbox } from './outbox.js';

export function createPrismaOutbox(client: DatabaseClient): Outbox {
  return {
    async append(events) {
      const rows = events.map(({ id, type, payload, occurredAt }) => ({
        id,
        type,
        payload,
        occurred_at: occurredAt,
      }));
      await insertRows(client, 'outbox_events', rows);
    },
  };
}

import type { DatabaseClient } from '../database/database.js';
import { insertRows } from '../database/write-rows.js';
import type { EventOrigin, Outbox } from './outbox.js';

export function createPrismaOutbox(client: DatabaseClient, origin: EventOrigin): Outbox {
  return {
    async append(events) {
      const rows = events.map(({ id, type, payload, occurredAt }) => ({
        id,
        type,
        payload,
        occurred_at: occurredAt,
        trace_parent: origin.traceparent(),
      }));
      await insertRows(client, 'outbox_events', rows);
    },
  };
}

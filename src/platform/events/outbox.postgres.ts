import type pg from 'pg';
import type { EventOrigin, Outbox } from './outbox.js';

/** For transactions outside Prisma. */
export function createPostgresOutbox(client: pg.ClientBase, origin: EventOrigin): Outbox {
  return {
    async append(events) {
      for (const { id, type, payload, occurredAt } of events) {
        await client.query(
          `INSERT INTO outbox_events (id, type, payload, occurred_at, trace_parent)
           VALUES ($1, $2, $3, $4, $5)`,
          [id, type, payload, occurredAt, origin.traceparent()],
        );
      }
    },
  };
}

import type pg from 'pg';
import type { Outbox } from './outbox.js';

/** For transactions that are not Prisma's. */
export function createPostgresOutbox(client: pg.ClientBase): Outbox {
  return {
    async append(events) {
      for (const { id, type, payload, occurredAt } of events) {
        await client.query(
          'INSERT INTO outbox_events (id, type, payload, occurred_at) VALUES ($1, $2, $3, $4)',
          [id, type, payload, occurredAt],
        );
      }
    },
  };
}

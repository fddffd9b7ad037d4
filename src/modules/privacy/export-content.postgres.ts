import type pg from 'pg';
import { inTransaction } from '../../platform/database/transaction.js';
import type { EventOrigin, Outbox } from '../../platform/events/outbox.js';
import { createPostgresOutbox } from '../../platform/events/outbox.postgres.js';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { expiryFrom } from './domain/data-export.js';
import type { ExportContent } from './export-content.js';

const PART_BYTES = 256 * 1024;

export interface PostgresExportContentOptions {
  readonly batchPool: pg.Pool;
  readonly pool: pg.Pool;
  readonly origin: EventOrigin;
  readonly clock: Clock;
  /** The events appended in the same transaction. */
  readonly onReady: (accountId: string, now: Date) => DomainEvent;
}

/** Parts are collected in a temporary table and concatenated by the server. */
export function createPostgresExportContent(options: PostgresExportContentOptions): ExportContent {
  const { batchPool, pool, origin, clock, onReady } = options;

  return {
    store: (exportId, parts) =>
      inTransaction(batchPool, async (client) => {
        await client.query('CREATE TEMPORARY TABLE export_parts (position int, part bytea) ON COMMIT DROP');
        let position = 0;
        for await (const part of sized(parts)) {
          position += 1;
          await client.query('INSERT INTO export_parts VALUES ($1, $2)', [position, part]);
        }
        const now = clock.now();
        const { rows } = await client.query<{ account_id: string }>(
          `UPDATE data_exports SET state = 'READY', ready_at = $2, expires_at = $3,
             content = (SELECT string_agg(part, '' ORDER BY position) FROM export_parts)
           WHERE id = $1 AND state = 'PENDING' RETURNING account_id`,
          [exportId, now, expiryFrom(now)],
        );
        const outbox: Outbox = createPostgresOutbox(client, origin);
        await outbox.append(rows.map(({ account_id }) => onReady(account_id, now)));
        return rows.length === 1;
      }),

    async *read(exportId, sizeBytes) {
      for (let from = 0; from < sizeBytes; from += PART_BYTES) {
        const { rows } = await pool.query<{ part: Buffer }>(
          'SELECT substring(content FROM $2 FOR $3) AS part FROM data_exports WHERE id = $1',
          [exportId, from + 1, PART_BYTES],
        );
        const part = rows[0]?.part;
        if (!part) throw new Error('The export was removed while it was read.');
        yield part;
      }
    },
  };
}

/** Joins small parts, such as those of a compressor, to parts of a useful size. */
async function* sized(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of parts) {
    waiting.push(part);
    bytes += part.length;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

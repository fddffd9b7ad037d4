import type pg from 'pg';
import type { DomainEvent } from '../../shared/domain-event.js';
import { inTransaction } from '../database/transaction.js';

/** An event as the table holds it. Positions are 64-bit, hence text. */
export interface StoredEvent extends DomainEvent {
  readonly position: string;
}

export interface OutboxRange {
  readonly after: string;
  readonly upTo: string;
}

export const OUTBOX_CHANNEL = 'outbox';
/** Spells "outbox"; the key under which relays take turns. */
const RELAY_LOCK = 0x6f7574626f78;
const BATCH = 100;
const PRUNE_BATCH = 1_000;

const NEXT_BATCH = `
  SELECT position, id, type, payload, occurred_at AS "occurredAt"
  FROM outbox_events
  WHERE published_at IS NULL AND position > $1 AND position <= $2
  ORDER BY position
  LIMIT ${BATCH}`;

/** The newest position that waits now; null when none does. */
export async function endOfOutbox(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ end: string | null }>(
    'SELECT max(position) AS "end" FROM outbox_events WHERE published_at IS NULL',
  );
  return rows[0]?.end ?? null;
}

/**
 * Takes the next waiting events of the range, has them relayed, and marks as published those whose ids come
 * back, all in one transaction under the relays' lock.
 * @returns the position to go on from; null at the end of the range, or when another relay is at work
 */
export async function relayBatch(
  pool: pg.Pool,
  { after, upTo }: OutboxRange,
  relay: (events: readonly StoredEvent[]) => Promise<readonly string[]>,
): Promise<string | null> {
  return inTransaction(pool, async (client) => {
    const lock = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      RELAY_LOCK,
    ]);
    if (!lock.rows[0]?.mine) return null;
    const { rows } = await client.query<StoredEvent>(NEXT_BATCH, [after, upTo]);
    const published = await relay(rows);
    await client.query('UPDATE outbox_events SET published_at = now() WHERE id = ANY($1::uuid[])', [
      published,
    ]);
    return rows.length < BATCH ? null : (rows.at(-1)?.position ?? null);
  });
}

/** Removes events published before a time, from the oldest, a bounded batch at a time. */
export async function prunePublished(pool: pg.Pool, before: Date): Promise<void> {
  let removed: number | null;
  do {
    // Looks at the oldest rows only, so that it costs the same however long the table is.
    const result = await pool.query(
      `DELETE FROM outbox_events WHERE position IN (
         SELECT position
         FROM (SELECT position, published_at FROM outbox_events ORDER BY position LIMIT ${PRUNE_BATCH}) oldest
         WHERE published_at < $1)`,
      [before],
    );
    removed = result.rowCount;
  } while (removed === PRUNE_BATCH);
}

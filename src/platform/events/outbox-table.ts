import type pg from 'pg';
import type { DomainEvent } from '../../shared/domain-event.js';
import { inTransaction } from '../database/transaction.js';

/** A row of the outbox table. Positions are 64-bit, hence strings. */
export interface StoredEvent extends DomainEvent {
  readonly position: string;
  /** Events with the same key, such as a profile id, are delivered in order. */
  readonly orderKey: string;
  /** Null if its cause was not traced. */
  readonly traceparent: string | null;
}

/** The waiting events of a lane in a range of positions. */
export interface LaneRange {
  readonly lane: number;
  readonly after: string;
  readonly upTo: string;
}

/** What a relay takes from a lane. */
export interface RelayOrder {
  readonly range: LaneRange;
  /** The event types to take; others are left to a newer version that knows them. */
  readonly types: readonly string[];
}

export const OUTBOX_CHANNEL = 'outbox';
/** The number of lanes that the database's function `outbox_lane` distinguishes. */
const LANES = 8;
/** "outb" in ASCII; with the lane, the key of the advisory lock of relays. */
const RELAY_LOCK = 0x6f757462;
const BATCH = 100;
const PRUNE_BATCH = 1_000;

const NEXT_BATCH = `
  SELECT position, id, type, payload, occurred_at AS "occurredAt", outbox_order_key(payload, type) AS "orderKey",
    trace_parent AS traceparent
  FROM outbox_events
  WHERE published_at IS NULL AND outbox_lane(payload, type) = $1 AND position > $2 AND position <= $3
    AND type = ANY($4::text[])
  ORDER BY position
  LIMIT ${BATCH}`;

const WAITING_LANES = `
  SELECT lane, newest.position AS "upTo"
  FROM generate_series(0, ${LANES - 1}) AS lane CROSS JOIN LATERAL (
    SELECT position FROM outbox_events
    WHERE published_at IS NULL AND outbox_lane(payload, type) = lane
    ORDER BY position DESC LIMIT 1) AS newest`;

/** The lanes with waiting events, each with the range from its oldest to its newest. */
export async function waitingLanes(pool: pg.Pool): Promise<LaneRange[]> {
  const { rows } = await pool.query<Omit<LaneRange, 'after'>>(WAITING_LANES);
  return rows.map((row) => ({ ...row, after: '0' }));
}

/**
 * Takes the next waiting events of a lane, relays them, and marks those whose ids are returned as published, in one
 * transaction under the lane's lock.
 * @returns the position to continue from; null at the end of the range, or when another relay has the lane
 */
export async function relayBatch(
  pool: pg.Pool,
  { range: { lane, after, upTo }, types }: RelayOrder,
  relay: (events: readonly StoredEvent[]) => Promise<readonly string[]>,
): Promise<string | null> {
  return inTransaction(pool, async (client) => {
    const lock = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS mine', [
      RELAY_LOCK,
      lane,
    ]);
    if (!lock.rows[0]?.mine) return null;
    const { rows } = await client.query<StoredEvent>(NEXT_BATCH, [lane, after, upTo, types]);
    const published = await relay(rows);
    if (published.length > 0) {
      await client.query('UPDATE outbox_events SET published_at = now() WHERE id = ANY($1::uuid[])', [
        published,
      ]);
    }
    return rows.length < BATCH ? null : (rows.at(-1)?.position ?? null);
  });
}

/**
 * Deletes events published before a time, a bounded batch at a time, starting with the oldest published ones; waiting
 * events are skipped, however many there are. An event that was published late may delay the deletion of those behind
 * it until it is old enough itself.
 */
export async function prunePublished(pool: pg.Pool, before: Date): Promise<void> {
  let removed: number | null;
  do {
    // Looks at the oldest rows only, so that the cost does not grow with the number of recent events.
    const result = await pool.query(
      `DELETE FROM outbox_events WHERE position IN (
         SELECT position
         FROM (SELECT position, published_at FROM outbox_events
               WHERE published_at IS NOT NULL ORDER BY position LIMIT ${PRUNE_BATCH}) oldest
         WHERE published_at < $1)`,
      [before],
    );
    removed = result.rowCount;
    // Some of the oldest may have been published late: then fewer are deleted, and there may be more behind them.
  } while (removed);
}

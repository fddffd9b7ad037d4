import type pg from 'pg';
import type { DomainEvent } from '../../shared/domain-event.js';
import { inTransaction } from '../database/transaction.js';

/** An event as the table holds it. Positions are 64-bit, hence text. */
export interface StoredEvent extends DomainEvent {
  readonly position: string;
  /** Events with the same key, such as the id of their profile, are handed on in order. */
  readonly orderKey: string;
  /** Null where what caused it was not traced. */
  readonly traceparent: string | null;
}

/** Events of one lane that wait: those after a position, up to another. */
export interface LaneRange {
  readonly lane: number;
  readonly after: string;
  readonly upTo: string;
}

/** What a relay takes of it. */
export interface RelayOrder {
  readonly range: LaneRange;
  /** The types of event to take; others are left to a newer process, which knows what to do with them. */
  readonly types: readonly string[];
}

export const OUTBOX_CHANNEL = 'outbox';
/** As many as the database's function `outbox_lane` tells apart. */
const LANES = 8;
/** Spells "outb"; with the lane, the key under which relays take turns. */
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

/** The lanes in which something waits now, from the oldest of it to the newest. */
export async function waitingLanes(pool: pg.Pool): Promise<LaneRange[]> {
  const { rows } = await pool.query<Omit<LaneRange, 'after'>>(WAITING_LANES);
  return rows.map((row) => ({ ...row, after: '0' }));
}

/**
 * Takes the next waiting events of a lane, has them relayed, and marks as published those whose ids come back, all in one
 * transaction under the lane's lock.
 * @returns the position to go on from; null at the end of the range, or when another relay works the lane
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
 * Removes events published before a time, a bounded batch at a time, from the oldest of those that are published: those that
 * wait are passed over, however many they are. One that waited long and was published late may hold up those behind it, until
 * it is old itself.
 */
export async function prunePublished(pool: pg.Pool, before: Date): Promise<void> {
  let removed: number | null;
  do {
    // Looks at the oldest rows only, so that it costs the same however many were published lately.
    const result = await pool.query(
      `DELETE FROM outbox_events WHERE position IN (
         SELECT position
         FROM (SELECT position, published_at FROM outbox_events
               WHERE published_at IS NOT NULL ORDER BY position LIMIT ${PRUNE_BATCH}) oldest
         WHERE published_at < $1)`,
      [before],
    );
    removed = result.rowCount;
    // Among the oldest may be some that were published late: fewer go then, and behind them come more.
  } while (removed);
}

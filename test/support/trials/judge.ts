import type pg from 'pg';
import type { RedisClient } from '../../../src/platform/redis/redis-client.js';
import { judgeHearing, publishedTo } from './heard.js';
import type { LiveSocket } from './live-socket.js';
import type { Player } from './player.js';

/** The results of a trial. Positions are counted individually, events by the position they contain. */
export interface Verdict {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged, and at least as new in the database. */
  readonly stored: number;
  /** Titles of a profile whose stored position is older than the acknowledged one. */
  readonly lost: number;
  /** The positions in the outbox. */
  readonly events: number;
  /** Events that were published to the devices. */
  readonly applied: number;
  readonly appliedTwice: number;
  /**
   * Events that a following device should have received and has not, or received twice or in another order than they
   * were published.
   */
  readonly unheard: number;
  readonly heardWrongly: number;
  /** Entries of the history without their event, or the other way round. */
  readonly torn: number;
  readonly positionsPerSecond: number;
}

export interface Evidence {
  readonly pool: pg.Pool;
  readonly redis: RedisClient;
  readonly prefix: string;
  readonly players: readonly Player[];
  readonly watchers: readonly LiveSocket[];
  readonly seconds: number;
}

interface StoredRow {
  readonly profileId: string;
  readonly titleId: string;
  readonly observedAt: Date;
  readonly sequence: number;
  readonly positionSeconds: number;
}

export async function judge({ pool, redis, prefix, players, watchers, seconds }: Evidence): Promise<Verdict> {
  const acknowledged = sum(players.map(({ acknowledgedCount }) => acknowledgedCount));
  const behind = await behindAcknowledged(pool, players);
  const inOutbox = await positionsInOutbox(pool);
  let [applied, appliedTwice, unheard, heardWrongly] = [0, 0, 0, 0];
  for (const { profileId } of players) {
    const published = await publishedTo(redis, prefix, profileId);
    const distinct = new Set(published.map(({ id }) => id));
    appliedTwice += published.length - distinct.size;
    applied += [...(inOutbox.get(profileId) ?? [])].filter((id) => distinct.has(id)).length;
    const watcher = watchers.find((candidate) => candidate.profileId === profileId);
    if (!watcher) continue;
    const hearing = judgeHearing(
      published,
      watcher.heard.map(({ id }) => id),
    );
    unheard += hearing.unheard;
    heardWrongly += hearing.wrongly;
  }
  return {
    sent: sum(players.map(({ sent }) => sent)),
    acknowledged,
    stored: acknowledged - behind,
    lost: behind,
    events: sum([...inOutbox.values()].map(({ size }) => size)),
    applied,
    appliedTwice,
    unheard,
    heardWrongly,
    torn: await tornHistory(pool),
    positionsPerSecond: acknowledged / seconds,
  };
}

/** The titles whose stored position differs from the last acknowledged one. */
async function behindAcknowledged(pool: pg.Pool, players: readonly Player[]): Promise<number> {
  const { rows } = await pool.query<StoredRow>(`
    SELECT profile_id AS "profileId", title_id AS "titleId", observed_at AS "observedAt", sequence,
      position_seconds AS "positionSeconds" FROM watch_progress`);
  const stored = new Map(rows.map((row) => [`${row.profileId} ${row.titleId}`, row]));
  let behind = 0;
  for (const { profileId, acknowledged } of players) {
    for (const [titleId, { observedAt, sequence, positionSeconds }] of acknowledged) {
      const row = stored.get(`${profileId} ${titleId}`);
      const isThere =
        row?.observedAt.toISOString() === observedAt &&
        row.sequence === sequence &&
        row.positionSeconds === positionSeconds;
      if (!isThere) behind += 1;
    }
  }
  return behind;
}

/** The event ids with which the devices of each profile must receive its positions. */
async function positionsInOutbox(pool: pg.Pool): Promise<Map<string, Set<string>>> {
  const { rows } = await pool.query<{ id: string; profileId: string; index: number }>(`
    SELECT id, reported->>'profileId' AS "profileId", ordinality::int - 1 AS index
    FROM outbox_events, jsonb_array_elements(payload->'positions') WITH ORDINALITY AS positions (reported)
    WHERE type = 'watching.positions_recorded'`);
  const idsByProfile = new Map<string, Set<string>>();
  for (const { id, profileId, index } of rows) {
    const ids = idsByProfile.get(profileId) ?? new Set();
    idsByProfile.set(profileId, ids.add(`${id}-${index}`));
  }
  return idsByProfile;
}

/** History and events of started and finished titles are written together, with the same ids. */
async function tornHistory(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ torn: number }>(`
    SELECT count(*)::int AS torn
    FROM (SELECT id FROM outbox_events WHERE type IN ('watching.title_started', 'watching.title_completed')) AS event
    FULL JOIN watch_history AS entry USING (id)
    WHERE event.id IS NULL OR entry.id IS NULL`);
  return rows[0]?.torn ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

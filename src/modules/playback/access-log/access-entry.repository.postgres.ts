import type pg from 'pg';
import { ensureMonthlyPartitions } from '../../../platform/database/partitions.js';
import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import { instantCursor, placeOfCursor } from '../../../shared/instant-cursor.js';
import { type PageRequest, toPage } from '../../../shared/page.js';
import type { AccessEntryRepository, AccessFilter, StoredAccess } from './access-entry.repository.js';

const TABLE = 'access_entries';

/** The columns of an entry. */
const ACCESS_COLUMNS = `
  id, event, reason, account_id AS "accountId", profile_id AS "profileId", device_session_id AS "deviceSessionId",
  playback_session_id AS "playbackSessionId", title_id AS "titleId", network, request_id AS "requestId",
  occurred_at AS "occurredAt"`;

const STORE = `
  INSERT INTO ${TABLE} (id, event, reason, account_id, profile_id, device_session_id, playback_session_id, title_id, network,
    request_id, occurred_at)
  SELECT id, event, reason, "accountId", "profileId", "deviceSessionId", "playbackSessionId", "titleId", network, "requestId",
    "occurredAt"
  FROM jsonb_to_recordset($1::jsonb) AS entries (id uuid, event access_event, reason text, "accountId" uuid, "profileId" uuid,
    "deviceSessionId" uuid, "playbackSessionId" uuid, "titleId" uuid, network text, "requestId" text,
    "occurredAt" timestamptz)
  ORDER BY "occurredAt", id
  ON CONFLICT (id, occurred_at) DO NOTHING`;

/** @param readPool for reading pages */
export function createPostgresAccessEntryRepository(
  pool: pg.Pool,
  readPool: ReadPool = pool,
): AccessEntryRepository {
  /** Months (UTC) whose partition is known to exist. */
  const prepared = new Set<string>();

  async function prepareMonths(entries: readonly StoredAccess[]): Promise<void> {
    for (const month of new Set(entries.map(monthOf))) {
      if (prepared.has(month)) continue;
      const day = new Date(`${month}-01T00:00:00Z`);
      await ensureMonthlyPartitions(pool, { table: TABLE, from: day, to: day });
      prepared.add(month);
    }
  }

  return {
    async store(entries) {
      await prepareMonths(entries);
      try {
        await pool.query(STORE, [JSON.stringify(entries)]);
      } catch (error) {
        // A partition may have been dropped since.
        prepared.clear();
        throw error;
      }
    },

    async list(filter, page) {
      const { rows } = await readPool.query<StoredAccess>(accessPageQuery(filter, page));
      return toPage(rows, page.first, (entry) => instantCursor(entry.occurredAt, entry.id));
    },
  };
}

function monthOf({ occurredAt }: StoredAccess): string {
  return occurredAt.toISOString().slice(0, -'-01T00:00:00.000Z'.length);
}

/** A page of the log, with one entry more than requested. */
export function accessPageQuery(filter: AccessFilter, { first, after }: PageRequest) {
  const values: unknown[] = [];
  const next = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (filter.accountId) conditions.push(`account_id = ${next(filter.accountId)}`);
  if (filter.profileId) conditions.push(`profile_id = ${next(filter.profileId)}`);
  if (filter.playbackSessionId) conditions.push(`playback_session_id = ${next(filter.playbackSessionId)}`);
  if (filter.titleId) conditions.push(`title_id = ${next(filter.titleId)}`);
  if (filter.event) conditions.push(`event = ${next(filter.event)}`);
  if (filter.from) conditions.push(`occurred_at >= ${next(filter.from)}`);
  if (filter.to) conditions.push(`occurred_at < ${next(filter.to)}`);
  if (after !== null) {
    const [instant, id] = placeOfCursor(after);
    conditions.push(`(occurred_at, id) < (${next(instant)}::timestamptz, ${next(id)}::uuid)`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const text = `
    SELECT ${ACCESS_COLUMNS} FROM ${TABLE} ${where}
    ORDER BY occurred_at DESC, id DESC LIMIT ${next(first + 1)}`;
  return { text, values };
}

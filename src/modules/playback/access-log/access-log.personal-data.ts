import type pg from 'pg';
import { streamRows } from '../../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../../shared/personal-data.js';

/** Fetches are stored with the playback session only, which the entry of the grant maps to an account. */
const ENTRIES = `
  WITH own AS (
    SELECT * FROM access_entries WHERE account_id = $1),
  fetched AS (
    SELECT * FROM access_entries
    WHERE account_id IS NULL AND playback_session_id IN (SELECT playback_session_id FROM own))
  SELECT id, event, reason, profile_id AS "profileId", device_session_id AS "deviceSessionId",
    playback_session_id AS "playbackSessionId", title_id AS "titleId", network, request_id AS "requestId", occurred_at AS "occurredAt"
  FROM (SELECT * FROM own UNION ALL SELECT * FROM fetched) AS entries ORDER BY occurred_at, id`;

/** An account's access to media. */
export function createAccessLogPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'accessEntries',
      tables: ['access_entries'],
      read: ({ accountId }) => streamRows(pool, { text: ENTRIES, values: [accountId] }),
    },
  ];
}

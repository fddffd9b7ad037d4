import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

/**
 * Actions by the account, and on the account, its profiles and its devices. Deleted ones are found by the account's
 * actions that created them, such as signing in or adding a profile.
 *
 * The addresses of administrators and strangers are their own data, not the account's. An administrator's actions on
 * others are included without their subjects and reasons.
 */
const ENTRIES = `
  WITH own AS (
    SELECT 'account' AS type, $1::uuid::text AS id
    UNION SELECT 'profile', unnest($2::uuid[])::text
    UNION SELECT subject_type, subject_id FROM audit_entries
      WHERE actor_id = $1 AND (action IN ('accounts.signed_in', 'profiles.created') OR subject_type = 'device_sign_in')),
  concerned AS (
    SELECT entries.id FROM audit_entries AS entries WHERE actor_id = $1
    UNION
    SELECT entries.id FROM own JOIN audit_entries AS entries ON subject_type = type AND subject_id = own.id)
  SELECT entries.id, actor_id IS NOT DISTINCT FROM $1::uuid AS "byYou", action, subject_type AS "subjectType",
    CASE WHEN own.id IS NOT NULL THEN subject_id END AS "subjectId",
    CASE WHEN own.id IS NOT NULL THEN before END AS before,
    CASE WHEN own.id IS NOT NULL THEN after END AS after,
    CASE WHEN own.id IS NOT NULL THEN details END AS details,
    occurred_at AS "occurredAt",
    CASE WHEN actor_id = $1::uuid THEN address END AS address,
    CASE WHEN actor_id = $1::uuid THEN session_id END AS "sessionId",
    CASE WHEN actor_id = $1::uuid THEN request_id END AS "requestId"
  FROM concerned JOIN audit_entries AS entries USING (id)
    LEFT JOIN own ON own.type = subject_type AND own.id = subject_id
  ORDER BY occurred_at, entries.id`;

/** The actions by and on an account. */
export function createAuditPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'auditEntries',
      tables: ['audit_entries'],
      read: ({ accountId, profileIds }) =>
        streamRows(pool, { text: ENTRIES, values: [accountId, profileIds] }),
    },
  ];
}

import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

/** From where an administrator or a stranger did something is theirs to know, not the account's. */
const ENTRIES = `
  SELECT id, actor_id IS NOT DISTINCT FROM $1::uuid AS "byYou", action, subject_type AS "subjectType",
    subject_id AS "subjectId", before, after, details, occurred_at AS "occurredAt",
    CASE WHEN actor_id = $1::uuid THEN address END AS address,
    CASE WHEN actor_id = $1::uuid THEN session_id END AS "sessionId"
  FROM audit_entries
  WHERE actor_id = $1::uuid OR (subject_type = 'account' AND subject_id = $1::uuid::text)
  ORDER BY occurred_at, id`;

/** What an account did, and what was done to it. */
export function createAuditPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'auditEntries',
      tables: ['audit_entries'],
      read: ({ accountId }) => streamRows(pool, { text: ENTRIES, values: [accountId] }),
    },
  ];
}

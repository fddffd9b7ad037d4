import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const EXPORTS = `
  SELECT id, state, requested_at AS "requestedAt", ready_at AS "readyAt", expires_at AS "expiresAt"
  FROM data_exports WHERE account_id = $1 ORDER BY requested_at, id`;

/** The requests for exports, including this one. */
export function createPrivacyPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'dataExports',
      tables: ['data_exports'],
      read: ({ accountId }) => streamRows(pool, { text: EXPORTS, values: [accountId] }),
    },
  ];
}

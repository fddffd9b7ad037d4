import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const NOTIFICATIONS = `
  SELECT id, topic, title, body, created_at AS "createdAt", read_at AS "readAt"
  FROM notifications WHERE account_id = $1 ORDER BY created_at, id`;

/** The notifications of an account. */
export function createNotificationPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'notifications',
      tables: ['notifications'],
      read: ({ accountId }) => streamRows(pool, { text: NOTIFICATIONS, values: [accountId] }),
    },
  ];
}

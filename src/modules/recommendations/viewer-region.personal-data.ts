import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const REGION = 'SELECT region, noted_at AS "notedAt" FROM viewer_regions WHERE account_id = $1';

/** The region in which an account last started to play. */
export function createViewerRegionPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'viewingRegion',
      tables: ['viewer_regions'],
      read: ({ accountId }) => streamRows(pool, { text: REGION, values: [accountId] }),
    },
  ];
}

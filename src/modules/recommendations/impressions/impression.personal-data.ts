import type pg from 'pg';
import { streamRows } from '../../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../../shared/personal-data.js';

const IMPRESSIONS = `
  SELECT id, profile_id AS "profileId", rail, model_id AS "modelId", experiment_id AS "experimentId", arm, shown_at AS "shownAt",
    title_ids::text[] AS "titleIds", titles_shown_at AS "titlesShownAt", played_ids::text[] AS "playedIds"
  FROM rail_impressions WHERE profile_id = ANY($1) ORDER BY profile_id, shown_at, model_id, rail`;

/** The titles shown to the profiles of an account, and which of them they played. */
export function createImpressionPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'recommendationsShown',
      tables: ['rail_impressions'],
      read: ({ profileIds }) => streamRows(pool, { text: IMPRESSIONS, values: [profileIds] }),
    },
  ];
}

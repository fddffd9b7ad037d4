import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { ViewerRegions } from './viewer-regions.js';

const NOTE = {
  name: 'recommendations-note-region',
  text: `
    INSERT INTO viewer_regions (account_id, region, noted_at) VALUES ($1, $2, $3)
    ON CONFLICT (account_id) DO UPDATE SET region = excluded.region, noted_at = excluded.noted_at
    WHERE viewer_regions.region <> excluded.region AND viewer_regions.noted_at <= excluded.noted_at`,
};

const OF_PROFILE = {
  name: 'recommendations-region-of-profile',
  text: `
    SELECT region FROM viewer_regions JOIN profiles USING (account_id) WHERE profiles.id = $1`,
};

/** About 10 MB at most. */
const ACCOUNTS_REMEMBERED = 100_000;
/** Another process may have stored another region in the meantime. */
const REMEMBERED_MS = 3_600_000;

export function createPostgresViewerRegions(pool: pg.Pool): ViewerRegions {
  const noted = new LRUCache<string, string>({ max: ACCOUNTS_REMEMBERED, ttl: REMEMBERED_MS });
  return {
    async note(accountId, region, now) {
      if (noted.get(accountId) === region) return;
      await pool.query(NOTE, [accountId, region, now]);
      noted.set(accountId, region);
    },

    async ofProfile(profileId) {
      const { rows } = await pool.query<{ region: string }>(OF_PROFILE, [profileId]);
      return rows[0]?.region ?? null;
    },
  };
}

import { createHash } from 'node:crypto';
import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import type { ClosedTitlesRepository } from './closed-titles.repository.js';
import { nextChange } from './title-conditions.js';

/** Starts from the windows: without any it costs nothing, whatever the number of titles. */
const CLOSED = {
  name: 'catalog-closed-titles',
  text: `
    SELECT ${nextChange('$2')} AS until, ARRAY(
      SELECT title.id::text FROM titles AS title
      WHERE title.id IN (SELECT title_id FROM availability_windows)
        AND title.status = 'PUBLISHED' AND title.kind <> 'EPISODE'
        AND NOT is_available(title.id, $1::bpchar, $2)
      ORDER BY title.id) AS ids`,
};

interface Row {
  readonly ids: string[];
  readonly until: Date | null;
}

export function createPostgresClosedTitlesRepository(pool: ReadPool): ClosedTitlesRepository {
  return {
    async find(region, now) {
      const { rows } = await pool.query<Row>(CLOSED, [region, now]);
      const [{ ids, until } = { ids: [], until: null }] = rows;
      return { ids, version: versionOf(ids), until: until?.getTime() ?? null };
    },
  };
}

function versionOf(ids: readonly string[]): string {
  return ids.length === 0 ? '' : createHash('sha256').update(ids.join()).digest('base64url').slice(0, 22);
}

import type pg from 'pg';
import { copyRows } from '../../../src/platform/database/copy-rows.js';
import type { RatingRecord } from './parse-rating.js';
import { ensureViewers } from './store-viewers.js';

/** A rating of a title in the catalog. */
export interface TitleRating extends RatingRecord {
  readonly titleId: string;
}

/** The latest staged rating of each title; of two with the same time, the one on the earlier line. */
const LATEST = `SELECT DISTINCT ON (profile_id, title_id) profile_id, title_id, half_stars, rated_at
  FROM staged_ratings ORDER BY profile_id, title_id, rated_at DESC, position`;

/** Creates the staging table of ratings. It lasts as long as the connection, its rows as long as a transaction. */
export async function createStaging(client: pg.ClientBase): Promise<void> {
  await client.query(
    `CREATE TEMPORARY TABLE staged_ratings
       (position int, profile_id uuid, title_id uuid, half_stars smallint, rated_at timestamptz)
     ON COMMIT DELETE ROWS`,
  );
}

/**
 * Stores ratings, with their viewers. If a viewer has already rated a title, the later rating is kept.
 * @returns how many were new
 */
export async function storeRatings(
  client: pg.ClientBase,
  dataset: string,
  ratings: readonly TitleRating[],
  now: Date,
): Promise<number> {
  const userIds = [...new Set(ratings.map(({ userId }) => userId))];
  const profileIds = await ensureViewers(client, dataset, userIds, now);
  await copyRows(
    client,
    'staged_ratings',
    ['position', 'profile_id', 'title_id', 'half_stars', 'rated_at'],
    ratings.map((rating, position) => [
      position,
      profileIds.get(rating.userId) ?? null,
      rating.titleId,
      rating.halfStars,
      rating.ratedAt,
    ]),
  );
  const { rowCount } = await client.query(
    `INSERT INTO ratings (profile_id, title_id, half_stars, rated_at) ${LATEST} ON CONFLICT DO NOTHING`,
  );
  const created = rowCount ?? 0;
  if (created < ratings.length) await replaceOlder(client);
  return created;
}

async function replaceOlder(client: pg.ClientBase): Promise<void> {
  await client.query(
    `UPDATE ratings SET half_stars = later.half_stars, rated_at = later.rated_at
     FROM (${LATEST}) AS later
     WHERE ratings.profile_id = later.profile_id AND ratings.title_id = later.title_id
       AND later.rated_at > ratings.rated_at`,
  );
}

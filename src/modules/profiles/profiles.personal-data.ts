import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

/** Includes whether a profile has a PIN, but not its hash. */
const PROFILES = `
  SELECT id, name, avatar, is_kids AS "isKids", maturity_limit AS "maturityLimit", language,
    pin_hash IS NOT NULL AS "hasPin", created_at AS "createdAt", deleted_at AS "deletedAt",
    ARRAY(
      SELECT genres.name FROM profile_favourite_genres JOIN genres ON genres.id = genre_id
      WHERE profile_id = profiles.id ORDER BY genres.name
    ) AS "favouriteGenres"
  FROM profiles WHERE account_id = $1 ORDER BY created_at, id`;

/** The profiles of an account. */
export function createProfilesPersonalData(pool: pg.Pool): PersonalDataSource[] {
  return [
    {
      name: 'profiles',
      tables: ['profiles', 'profile_favourite_genres'],
      read: ({ accountId }) => streamRows(pool, { text: PROFILES, values: [accountId] }),
    },
  ];
}

/** Of all profiles of an account, including those waiting to be erased. */
export async function profileIdsOf(pool: pg.Pool, accountId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM profiles WHERE account_id = $1', [
    accountId,
  ]);
  return rows.map(({ id }) => id);
}

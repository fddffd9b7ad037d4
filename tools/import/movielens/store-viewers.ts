import type pg from 'pg';

/** The external id of an imported account. */
export function externalId(dataset: string, userId: number): string {
  return `${dataset}:${userId}`;
}

/**
 * Finds the profiles of these users, and creates missing accounts: without a password, and with an address in a domain
 * that cannot exist (RFC 2606).
 * @returns the profile of each user
 */
export async function ensureViewers(
  client: pg.ClientBase,
  dataset: string,
  userIds: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, string>> {
  const externalIds = userIds.map((userId) => externalId(dataset, userId));
  await client.query(
    `INSERT INTO accounts (id, email, origin, external_id, created_at)
     SELECT uuid_v7(), format('user-%s@%s.imported.streamcore.invalid', user_id, $3::text), 'IMPORTED', external_id, $4
     FROM unnest($1::bigint[], $2::text[]) AS viewer (user_id, external_id)
     ON CONFLICT (external_id) DO NOTHING`,
    [userIds, externalIds, dataset, now],
  );
  await client.query(
    `INSERT INTO profiles (id, account_id, name, avatar, created_at)
     SELECT uuid_v7(), id, 'Imported viewer ' || split_part(external_id, ':', 2), 'aurora', $2
     FROM accounts WHERE external_id = ANY($1::text[])
       AND NOT EXISTS (SELECT FROM profiles WHERE account_id = accounts.id)`,
    [externalIds, now],
  );
  const { rows } = await client.query<{ user_id: string; profile_id: string }>(
    `SELECT DISTINCT ON (account_id) split_part(external_id, ':', 2) AS user_id, profiles.id AS profile_id
     FROM accounts JOIN profiles ON account_id = accounts.id
     WHERE external_id = ANY($1::text[])
     ORDER BY account_id, profiles.id`,
    [externalIds],
  );
  return new Map(rows.map((row) => [Number(row.user_id), row.profile_id]));
}

import type { Platform } from './platform.js';

/** Accounts without any data, created without the work of signing each up. */
export async function insertAccounts(
  { engine, clock }: Pick<Platform, 'engine' | 'clock'>,
  accountIds: readonly string[],
): Promise<void> {
  await engine.database.pool.query(
    `INSERT INTO accounts (id, email, created_at)
     SELECT id, id || '@example.com', $2 FROM unnest($1::uuid[]) AS id`,
    [accountIds, clock.now()],
  );
}

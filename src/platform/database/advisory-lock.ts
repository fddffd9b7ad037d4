import { Client } from 'pg';

/**
 * Runs work while holding a lock that every process on the database respects; waits until the lock is free.
 * The lock belongs to a connection of its own, so it ends with the process, however that ends.
 */
export async function withAdvisoryLock<Result>(
  url: string,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: `streamcore ${name} lock` });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    return await work();
  } finally {
    await client.end();
  }
}

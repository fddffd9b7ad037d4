import { Client } from 'pg';

/**
 * Runs work under an advisory lock, which all processes on the database respect; waits until it is free. The lock
 * belongs to a connection of its own, so it is released when the process ends, in whatever way.
 * @param onWait is called when another process holds it
 */
export async function withAdvisoryLock<Result>(
  url: string,
  name: string,
  work: () => Promise<Result>,
  onWait?: () => void,
): Promise<Result> {
  return withLockConnection(url, name, async (client) => {
    if (!(await tryLock(client, name))) {
      onWait?.();
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    }
    return work();
  });
}

/**
 * The same without waiting.
 * @param otherwise runs instead when the lock is taken
 */
export async function withAdvisoryLockIfFree<Result>(
  url: string,
  name: string,
  work: () => Promise<Result>,
  otherwise: () => Promise<Result>,
): Promise<Result> {
  return withLockConnection(url, name, async (client) => {
    return (await tryLock(client, name)) ? work() : otherwise();
  });
}

async function tryLock(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free',
    [name],
  );
  return rows[0]?.free ?? false;
}

async function withLockConnection<Result>(
  url: string,
  name: string,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: `streamcore ${name} lock` });
  // A connection error in the meantime means that the lock is lost; it must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

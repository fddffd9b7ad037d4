import type pg from 'pg';

/** Runs work in one transaction on one connection of the pool. It takes effect as a whole or, when it throws, not at all. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Errors between two statements have no caller to report to.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await inTransactionOf(client, () => work(client));
  } catch (error) {
    if (error instanceof RollbackFailedError) {
      broken = error;
      throw error.cause;
    }
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * The same on a connection that the caller holds.
 * @throws RollbackFailedError when not even a rollback is possible: the connection must not be reused
 */
export async function inTransactionOf<Result>(
  client: pg.ClientBase,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    // A BEGIN that timed out may still take effect, so it needs a rollback too.
    await client.query('BEGIN');
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      throw new RollbackFailedError(error);
    });
    throw error;
  }
}

class RollbackFailedError extends Error {
  constructor(cause: unknown) {
    super('The transaction failed and could not be rolled back.', { cause });
    this.name = 'RollbackFailedError';
  }
}

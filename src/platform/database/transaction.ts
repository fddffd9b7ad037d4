import type pg from 'pg';

/** Runs work in one transaction on one connection of the pool: it takes effect as a whole or, when it throws, not at all. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks between two statements has none to report it to.
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
 * @throws RollbackFailedError when not even a rollback is possible: the connection is of no more use
 */
export async function inTransactionOf<Result>(
  client: pg.ClientBase,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    // One that is not answered in time may begin yet, and is then to be ended as well.
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

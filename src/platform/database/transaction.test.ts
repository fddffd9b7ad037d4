import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsApart } from '../../../test/support/run-notes.js';
import { startTcpProxy, type TcpProxy } from '../../../test/support/tcp-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { inTransaction } from './transaction.js';

standsApart({ database: 'the server hangs behind a proxy of its own' });

describe('inTransaction', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let direct: Pool;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await startTcpProxy(database.url);
    direct = new Pool({ connectionString: database.url });
    pool = new Pool({ connectionString: proxy.url, max: 1, query_timeout: 300 });
    await direct.query('CREATE TABLE notes (text text)');
  });
  afterAll(async () => {
    await Promise.all([pool.end(), direct.end()]);
    await proxy[Symbol.asyncDispose]();
    await database.drop();
  });

  it('leaves no transaction open on the connection if BEGIN times out', async () => {
    await pool.query('SELECT 1');
    proxy.freeze();
    await expect(inTransaction(pool, async () => undefined)).rejects.toThrow('timeout');
    proxy.thaw();

    await pool.query("INSERT INTO notes VALUES ('kept')");
    const { rows } = await direct.query('SELECT text FROM notes');
    expect(rows).toEqual([{ text: 'kept' }]);
  });
});

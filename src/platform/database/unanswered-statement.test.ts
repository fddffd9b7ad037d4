import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standsApart } from '../../../test/support/run-notes.js';
import { startTcpProxy, type TcpProxy } from '../../../test/support/tcp-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { createDatabase, type Database } from './database.js';

standsApart({ database: 'the server hangs behind a proxy of its own' });

describe('a statement that times out', () => {
  let server: TestDatabase;
  let proxy: TcpProxy;
  let direct: Pool;
  let database: Database;

  beforeAll(async () => {
    server = await createTestDatabase();
    proxy = await startTcpProxy(server.url);
    direct = new Pool({ connectionString: server.url });
    database = createDatabase({
      url: proxy.url,
      poolSize: 1,
      acquireTimeoutMs: 20_000,
      statementTimeoutMs: 300,
    });
    await direct.query('CREATE TABLE notes (text text)');
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await direct.end();
    await server.drop();
  });

  it('aborts its transaction, so that later writes of others are kept', async () => {
    const transaction = database.prisma.$transaction(
      async (client) => {
        await client.$executeRaw`INSERT INTO notes VALUES ('undone')`;
        proxy.freeze();
        await client.$executeRaw`INSERT INTO notes VALUES ('unanswered')`;
      },
      { timeout: 60_000 },
    );
    await expect(transaction).rejects.toThrow('timeout');
    proxy.thaw();

    await database.pool.query("INSERT INTO notes VALUES ('kept')");
    const { rows } = await direct.query('SELECT text FROM notes');
    expect(rows).toEqual([{ text: 'kept' }]);
  });
});

import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import { withAdvisoryLock } from '../../src/platform/database/advisory-lock.js';
import { createHome } from './process-home.js';
import { type SharedServers, serversOn } from './process-shared-servers.js';
import {
  createDatabaseFrom,
  createTestDatabase,
  hasDatabase,
  renameDatabase,
  type TestDatabase,
} from './test-database.js';

/**
 * Servers of the caller's own with the demo in them. To make a demo and to learn from its viewers takes a processor half a minute,
 * so it is made once in a run, by whoever needs it first, and copied.
 */
export async function createDemoServers(): Promise<SharedServers> {
  const [serverUrl, name] = [inject('databaseUrl'), inject('demoDatabase')];
  await withAdvisoryLock(serverUrl, name, async () => {
    if (!(await hasDatabase(serverUrl, name))) await makeDemo(serverUrl, name);
  });
  return demoOn(await createDatabaseFrom(serverUrl, name));
}

/** It has its name once it is whole. */
async function makeDemo(serverUrl: string, name: string): Promise<void> {
  const database = await createTestDatabase();
  await using home = await createHome();
  const program = home.start({ ...demoOn(database).environment, DATABASE_URL: database.url });
  await program.says(/is ready after/);
  program.signal('SIGTERM');
  await program.end();
  await renameDatabase(serverUrl, new URL(database.url).pathname.slice(1), name);
}

/** The keys of a demo are sealed under one secret, those of its copies too. */
function demoOn(database: TestDatabase): SharedServers {
  const secret = createHash('sha256').update(inject('demoDatabase')).digest('base64');
  const servers = serversOn(database, secret);
  const asInADemo = {
    STREAMCORE_DEMO: 'true',
    STREAMCORE_TEST_CLOCK: 'true',
    RATE_LIMITS: 'true',
    LOG_LEVEL: 'info',
  };
  return { ...servers, environment: { ...servers.environment, ...asInADemo } };
}

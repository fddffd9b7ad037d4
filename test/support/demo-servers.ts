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
 * Separate servers with the demo. Creating a demo and learning from its viewers takes half a minute of CPU time, so it
 * is created once per run, by the first caller that needs it, and copied.
 */
export async function createDemoServers(): Promise<SharedServers> {
  const [serverUrl, name] = [inject('databaseUrl'), inject('demoDatabase')];
  await withAdvisoryLock(serverUrl, name, async () => {
    if (!(await hasDatabase(serverUrl, name))) await makeDemo(serverUrl, name);
  });
  return demoOn(await createDatabaseFrom(serverUrl, name));
}

/** It gets its name once it is complete. */
async function makeDemo(serverUrl: string, name: string): Promise<void> {
  const database = await createTestDatabase();
  await using home = await createHome();
  const program = home.start({ ...demoOn(database).environment, DATABASE_URL: database.url });
  await program.says(/is ready after/);
  program.signal('SIGTERM');
  await program.end();
  await renameDatabase(serverUrl, new URL(database.url).pathname.slice(1), name);
}

/** The keys of a demo and of its copies are encrypted with the same secret. */
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

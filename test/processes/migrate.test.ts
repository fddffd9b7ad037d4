import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withAdvisoryLock } from '../../src/platform/database/advisory-lock.js';
import { projectRoot } from '../../src/project-root.js';
import { eventually } from '../support/eventually.js';
import { createHome } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { queryRows } from '../support/process-query.js';
import { createSharedServers } from '../support/process-shared-servers.js';

it('the program migrates the database and exits, and changes nothing the second time', {
  timeout: 300_000,
}, async () => {
  await using servers = await createSharedServers({ migrated: false });
  await using home = await createHome();
  const environment = { ...servers.environment, LOG_LEVEL: 'info' };
  async function migrate(): Promise<string> {
    const program = startProgram({ file: 'src/migrate.ts', folder: home.folder, environment });
    expect(await program.end()).toBe(0);
    return program.output();
  }
  const first = await migrate();
  expect(first).toContain('The database is up to date');
  const names = (await readdir(join(projectRoot, 'prisma/migrations'))).filter((name) => /^\d/.test(name));
  const applied = await queryRows(
    servers.databaseUrl,
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
  );
  expect(applied).toEqual(names.toSorted().map((name) => [name]));
  expect(await migrate()).not.toContain('Applied migration');
});

it.each([
  ['wrong', { DATABASE_URL: 'nonsense' }],
  ['missing', {}],
])('reports which settings are %s, without a stack', { timeout: 300_000 }, async (_case, environment) => {
  await using home = await createHome();
  const program = startProgram({ file: 'src/migrate.ts', folder: home.folder, environment });
  expect(await program.end()).toBe(1);
  expect(program.output()).toMatch(
    /^\nThe configuration is invalid:\n {2}DATABASE_URL .*Example: DATABASE_URL=/,
  );
  expect(program.output()).not.toContain(' at ');
});

it.each([
  ['cannot be reached', (url: URL) => Object.assign(url, { port: '1' }), /ECONNREFUSED/],
  [
    'has no such database',
    (url: URL) => Object.assign(url, { pathname: '/nowhere' }),
    /"nowhere" does not exist/,
  ],
])('reports that the server %s, without a stack', { timeout: 300_000 }, async (_case, change, reason) => {
  await using servers = await createSharedServers({ migrated: false });
  await using home = await createHome();
  const { href } = change(new URL(servers.databaseUrl));
  const environment = { ...servers.environment, DATABASE_URL: href, DATABASE_DIRECT_URL: '' };
  const program = startProgram({ file: 'src/migrate.ts', folder: home.folder, environment });
  expect(await program.end()).toBe(1);
  expect(program.output()).toMatch(/PostgreSQL cannot be used at [\w.]+:\d+\/\w+: [^]*\nCheck DATABASE_URL/);
  expect(program.output()).toMatch(reason);
  expect(program.output()).not.toContain(' at TCP');
});

it("a process that waits for another one's migration exits on a signal", { timeout: 300_000 }, async () => {
  await using servers = await createSharedServers({ migrated: false });
  await using home = await createHome();
  const { databaseUrl } = servers;
  await withAdvisoryLock(databaseUrl, 'migrations', async () => {
    const program = home.start(servers.environment);
    const waiting = `SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await eventually(
      () => queryRows(databaseUrl, waiting),
      ([row]) => row?.[0] === 1,
    );
    program.signal('SIGTERM');
    expect(await program.end()).toBe(0);
    expect(program.output()).not.toContain('Error');
  });
});

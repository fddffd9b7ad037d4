import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/platform/embedded/ports.js';
import { projectRoot } from '../../src/project-root.js';
import { eventually } from '../support/eventually.js';
import { createHome, type Home } from '../support/process-home.js';
import { type Program, startProgram } from '../support/process-program.js';
import { queryRows } from '../support/process-query.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';

const APIS = 10;
const WORKERS = 2;
const READY = /StreamCore is ready after [\d.]+ s(?: at (?<address>\S+))?/;

describe(`${APIS} API processes and ${WORKERS} workers, started at once on an empty database`, () => {
  let servers: SharedServers;
  let home: Home;
  let programs: Program[];
  let addresses: string[];

  beforeAll(async () => {
    servers = await createSharedServers({ migrated: false });
    home = await createHome();
    // One of them serves the media, like a CDN.
    const mediaPort = String(await freePort());
    const MEDIA_BASE_URL = `http://127.0.0.1:${mediaPort}`;
    const environment = { ...servers.environment, STREAMCORE_DEMO: 'true', MEDIA_BASE_URL };
    const start = (role: 'api' | 'worker', place: Record<string, string> = { PORT: '0' }) =>
      home.start({ ...environment, STREAMCORE_ROLE: role, ...place });
    const media = { PORT: mediaPort, PUBLIC_URL: MEDIA_BASE_URL };
    programs = [
      ...Array.from({ length: APIS }, (_each, index) => start('api', index === 0 ? media : undefined)),
      ...Array.from({ length: WORKERS }, () => start('worker')),
    ];
    const ready = await Promise.all(programs.map((program) => program.says(READY)));
    addresses = ready.flatMap(({ groups }) => groups?.['address'] ?? []);
  }, 240_000);

  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  it('all start, each API with its own address, and the workers without one', async () => {
    expect(new Set(addresses).size).toBe(APIS);
    for (const [index, address] of addresses.entries()) {
      await programs[index]?.says(new RegExp(`${address}/health/ready`));
      // A server that takes a second to answer, as on a busy machine, counts as down until the next check.
      await eventually(
        async () => (await fetch(`${address}/health/ready`)).status,
        (status) => status === 200,
      );
    }
    for (const worker of programs.slice(APIS)) {
      await worker.says(/Working jobs and relaying events\./);
    }
  });

  it('migrate once', async () => {
    const folder = await readdir(join(projectRoot, 'prisma/migrations'), { withFileTypes: true });
    const migrations = folder.filter((entry) => entry.isDirectory()).map(({ name }) => name);

    expect(programs.filter((program) => program.output().includes('Applied migration'))).toHaveLength(1);
    const applied = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1';
    const rows = await queryRows<[string]>(servers.databaseUrl, applied);
    expect(rows.flat()).toEqual(migrations.toSorted());
  });

  it('create the demo once, and one shows its credentials', async () => {
    expect(programs.filter((program) => program.output().includes('Demo catalog'))).toHaveLength(1);
    expect(programs.filter((program) => program.output().includes('Learning what goes'))).toHaveLength(1);
    expect(
      programs.filter((program) => /Demo viewer +\S+ +password /.test(program.output())).length,
    ).toBeLessThan(2);
    const counts = `SELECT (SELECT count(*)::integer FROM titles WHERE kind = 'MOVIE'), count(*)::integer, count(DISTINCT email)::integer
      FROM accounts WHERE email LIKE '%@demo.streamcore.dev'`;
    expect(await queryRows(servers.databaseUrl, counts)).toEqual([[3200, 2, 2]]);
  });

  it('complete the tour, whichever process it uses', { timeout: 300_000 }, async () => {
    for (const address of [addresses[0], addresses[APIS / 2], addresses[APIS - 1]]) {
      await using tour = startProgram({
        file: 'tools/tour.ts',
        parameters: ['--url', `${address}`],
        folder: home.folder,
      });
      const ending = await tour.end();
      expect(tour.output()).toMatch(/live: recommendations refreshed[^]*Done\n$/);
      expect(ending).toBe(0);
    }
  });

  it('all stop on a signal', { timeout: 300_000 }, async () => {
    for (const program of programs) program.signal('SIGTERM');
    expect(await Promise.all(programs.map((program) => program.end()))).toEqual(programs.map(() => 0));
  });
});

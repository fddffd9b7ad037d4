import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/platform/embedded/ports.js';
import { hasPooler, type Pooler, startPooler } from '../support/pooler.js';
import { createHome, type Home } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { queryRows } from '../support/process-query.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';
import { standsApart } from '../support/run-notes.js';

standsApart({ database: 'it goes through a pooler in any case: one of its own, with few connections' });

/** Fewer than one process opens by itself. */
const CONNECTIONS = 3;
const READY = /is ready after [\d.]+ s(?: at (?<address>\S+))?/;
const POOLED = `SELECT count(*)::integer FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'streamcore'`;

describe.skipIf(!(await hasPooler()))('behind PgBouncer in transaction mode', { timeout: 300_000 }, () => {
  let servers: SharedServers;
  let home: Home;
  let pooler: Pooler;
  let addresses: string[];

  beforeAll(async () => {
    servers = await createSharedServers({ migrated: false });
    home = await createHome();
    pooler = await startPooler(servers.databaseUrl, { connections: CONNECTIONS });
    // One of them serves the media, like a CDN.
    const mediaPort = `${await freePort()}`;
    const MEDIA_BASE_URL = `http://127.0.0.1:${mediaPort}`;
    const environment = {
      ...servers.environment,
      DATABASE_URL: pooler.urlOf(servers.databaseUrl),
      DATABASE_DIRECT_URL: servers.databaseUrl,
      STREAMCORE_DEMO: 'true',
      MEDIA_BASE_URL,
    };
    const start = (role: 'api' | 'worker', place: Record<string, string> = { PORT: '0' }) =>
      home.start({ ...environment, STREAMCORE_ROLE: role, ...place });
    const programs = [
      start('api', { PORT: mediaPort, PUBLIC_URL: MEDIA_BASE_URL }),
      start('api'),
      start('worker'),
    ];
    const ready = await Promise.all(programs.map((program) => program.says(READY)));
    addresses = ready.flatMap(({ groups }) => groups?.['address'] ?? []);
  }, 240_000);

  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await pooler[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  it(`two API processes and a worker take viewers on the tour over ${CONNECTIONS} connections`, async () => {
    const tours = addresses.map((address) =>
      startProgram({ file: 'tools/tour.ts', parameters: ['--url', address], folder: home.folder }),
    );
    let isOver = false;
    const ends = Promise.all(tours.map((tour) => tour.end())).finally(() => {
      isOver = true;
    });
    let most = 0;
    while (!isOver)
      most = Math.max(most, (await queryRows<[number]>(servers.databaseUrl, POOLED))[0]?.[0] ?? 0);

    const endings = await ends;
    for (const tour of tours) expect(tour.output()).toMatch(/live: recommendations refreshed[^]*Done\n$/);
    expect(endings).toEqual([0, 0]);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(CONNECTIONS);
  });
});

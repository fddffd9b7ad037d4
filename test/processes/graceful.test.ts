import { once } from 'node:events';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { createHome, type Home } from '../support/process-home.js';
import type { Program } from '../support/process-program.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';

describe('told to stop at work', { timeout: 60_000 }, () => {
  let servers: SharedServers;
  let home: Home;
  let program: Program;

  beforeEach(async () => {
    servers = await createSharedServers({ migrated: true });
    home = await createHome();
    program = home.start({ ...servers.environment, STREAMCORE_ROLE: 'api' });
    await program.says(/is ready after/);
  });
  afterEach(async () => {
    await home[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  async function openSocket(): Promise<WebSocket> {
    const socket = new WebSocket(`${home.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    return socket;
  }

  async function probe(name: 'live' | 'ready'): Promise<number | null> {
    return fetch(`${home.address}/health/${name}`).then(
      ({ status }) => status,
      () => null,
    );
  }

  it('sends sockets and new work elsewhere, finishes what is running, and ends', async () => {
    const database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
    await database.query('BEGIN; LOCK TABLE plans IN ACCESS EXCLUSIVE MODE');
    const running = createGraphqlClient(home.address).send(operations.Plans);
    await eventually(
      () => database.query(`SELECT FROM pg_locks WHERE relation = 'plans'::regclass AND NOT granted`),
      ({ rowCount }) => rowCount === 1,
    );
    const polite = await openSocket();
    const farewell = once(polite, 'close');
    // It hears nothing of being told to go, and so holds the port for a while.
    const deaf = await openSocket();
    deaf.pause();
    expect(await probe('ready')).toBe(200);

    program.signal('SIGTERM');

    expect((await farewell)[0]).toBe(1001);
    expect(await probe('ready')).toBe(503);
    expect(await probe('live')).toBe(200);
    await eventually(
      () => probe('live'),
      (status) => status === null,
    );
    await database.query('COMMIT');
    const committedAt = performance.now();
    expect((await running).plans).not.toEqual([]);
    expect(await program.end()).toBe(0);
    expect(performance.now() - committedAt).toBeLessThan(5000);
    deaf.terminate();
    await database.end();
  });

  it('answers everything that it takes on, under load', async () => {
    const answers: unknown[] = [];
    async function askOnAndOn(): Promise<void> {
      const client = createGraphqlClient(home.address);
      for (;;) answers.push((await client.send(operations.Plans)).plans.length > 0);
    }
    const clients = Array.from({ length: 16 }, askOnAndOn);
    const outcomes = Promise.allSettled(clients);
    await eventually(
      () => answers.length,
      (count) => count > 500,
    );

    program.signal('SIGTERM');
    const signalledAt = performance.now();

    expect(await program.end()).toBe(0);
    expect(performance.now() - signalledAt).toBeLessThan(5000);
    expect(new Set(answers)).toEqual(new Set([true]));
    // What they hear last comes from the network: nobody is listening any more.
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'fetch failed' } });
    }
  });
});

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

/** Blocks reads of the plans, so that a request for them takes as long as a test wants. */
async function lockPlans(databaseUrl: string) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE plans IN ACCESS EXCLUSIVE MODE');
  // In the databases of other tests, which are copies of the same one, the table has the same number.
  const waiters = `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE datname = current_database() AND relation = 'plans'::regclass AND NOT granted`;
  return {
    waiting: async () => (await client.query(waiters)).rowCount,
    release: () => client.query('COMMIT'),
    [Symbol.asyncDispose]: () => client.end(),
  };
}

describe('stopped under load', { timeout: 300_000 }, () => {
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

  it('refuses new work, closes sockets, completes running requests, and exits', async () => {
    await using plans = await lockPlans(servers.databaseUrl);
    const running = createGraphqlClient(home.address).send(operations.Plans);
    await eventually(plans.waiting, (count) => count === 1);
    const polite = await openSocket();
    const farewell = once(polite, 'close');
    // It does not get the signal, and so keeps the port for a while.
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
    await plans.release();
    expect((await running).plans).not.toEqual([]);
    // Connections that no longer respond are cut: this one never closes by itself.
    expect(await program.end()).toBe(0);
    deaf.terminate();
  });

  it('answers every request that it accepts', async () => {
    const answers: boolean[] = [];
    async function askOnAndOn(): Promise<'turned away' | 'nobody there'> {
      for (;;) {
        const answer = await fetch(`${home.address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: '{ plans { id } }' }),
        }).catch(() => null);
        if (answer === null) return 'nobody there';
        if (answer.status === 503) return 'turned away';
        const { data } = (await answer.json()) as { data?: { plans: unknown[] } };
        answers.push(answer.status === 200 && (data?.plans.length ?? 0) > 0);
      }
    }
    const clients = Promise.all(Array.from({ length: 16 }, askOnAndOn));
    await eventually(
      () => answers.length,
      (count) => count > 100,
    );

    program.signal('SIGTERM');

    expect(await program.end()).toBe(0);
    expect(new Set(answers)).toEqual(new Set([true]));
    expect(await clients).toHaveLength(16);
  });
});

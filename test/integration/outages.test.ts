import { Client } from 'pg';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { type Platform, type PlatformOptions, startPlatform } from '../support/platform.js';
import { createStory } from '../support/story.js';

/** What is done to the database until there are enough responses. */
type Disturbance = (platform: Platform, said: ReadonlySet<string>) => Promise<unknown>;

/**
 * The responses to many concurrent reports and ratings while something is done to the database: each code or `answered`
 * once.
 */
async function saidUnderLoad(options: PlatformOptions, disturb: Disturbance) {
  await using prepared = await startPlatform({ role: 'api' });
  const story = createStory(prepared);
  const { viewer, profile } = await story.viewerWithProfile();
  const films = await story.movies(Array.from({ length: 40 }, () => ({})));
  await using platform = await startPlatform({ role: 'api', beside: prepared, ...options });
  const client = createGraphqlClient(platform.address, viewer.accessToken);
  const said = new Set<string>();

  async function report(titleId: string) {
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      const observedAt = platform.clock.now().toISOString();
      const entries = [{ titleId, positionSeconds: sequence, observedAt, sequence }];
      await hear(client.send(operations.RecordProgress, { input: { profileId: profile.id, entries } }));
      const rating = { profileId: profile.id, titleId, opinion: 'LIKE' as const };
      await hear(client.send(operations.RateTitle, { input: rating }));
    }
  }

  async function hear(answer: Promise<unknown>) {
    const code = answer.then(
      () => 'answered',
      async () => (await failureOf(answer)).code,
    );
    said.add(await code);
  }
  await Promise.all([...films.map(report), disturb(platform, said)]);
  return said;
}

/** Acts on the database from outside. */
async function asAdministrator(url: string, act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await act(client);
  await client.end();
}

/** Closes the connections of everyone else repeatedly, like a restart of the server. */
const breakConnections: Disturbance = ({ engine }) =>
  asAdministrator(engine.config.database.directUrl, async (client) => {
    for (let round = 0; round < 20; round += 1) {
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
      );
    }
  });

/** Blocks writes until a caller was told to retry, without closing connections. */
const lock =
  (table: string): Disturbance =>
  ({ engine }, said) =>
    asAdministrator(engine.config.database.directUrl, async (client) => {
      await client.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
      await eventually(
        () => said.has('SERVICE_UNAVAILABLE'),
        (isTold) => isTold,
      );
      await client.query('COMMIT');
    });

test.each<[string, PlatformOptions, Disturbance]>([
  ['connections break', {}, breakConnections],
  ['connections are too few', { database: { poolSize: 2, acquireTimeoutMs: 150 } }, lock('ratings')],
  [
    'a lock is held',
    { database: { poolSize: 4, acquireTimeoutMs: 400, statementTimeoutMs: 300 } },
    lock('watch_progress'),
  ],
])('while %s, players are asked to retry, without misleading errors', async (_name, options, disturb) => {
  const said = await saidUnderLoad(options, disturb);
  expect(said).toContain('SERVICE_UNAVAILABLE');
  said.delete('answered');
  expect([...said]).toEqual(['SERVICE_UNAVAILABLE']);
});

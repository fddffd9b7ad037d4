import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { createPositionLog } from '../../src/platform/database/replicas/position-log.js';
import { createReadScopes } from '../../src/platform/database/replicas/read-scopes.js';
import { createReplica } from '../../src/platform/database/replicas/replica.js';
import { createRoutedReads } from '../../src/platform/database/replicas/routed-reads.js';
import { primaryPosition } from '../../src/platform/database/replicas/server-position.js';
import { Browse, OneTitle, UpdateTitle } from '../support/catalog-operations.js';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as monitoring from '../support/metrics-operations.js';
import * as operations from '../support/operations.js';
import { type Platform, type PlatformOptions, startPlatform } from '../support/platform.js';
import { startReplicatedDatabase } from '../support/replicated-database.js';
import { standsApart } from '../support/run-notes.js';
import { Search } from '../support/search-operations.js';
import { createStory } from '../support/story.js';
import { continueWatching, historyOf, watchlistOf } from '../support/watching.js';

standsApart({
  database: 'its replica is of a PostgreSQL of its own',
  replica: 'it has a replica in any case: one of its own, which it stops and cuts off',
});

const database = await startReplicatedDatabase();
const { replica, way } = database;
afterAll(() => database[Symbol.asyncDispose]());

const unused = () => {
  throw new Error('Nothing is written here.');
};

/** Longer than a test takes. */
const PATIENT_MS = 40_000;
const SHORT_MS = 1_000;

async function platformWith(replicaLagMs: number, options: PlatformOptions = {}): Promise<Platform> {
  const { url } = database;
  const platform = await startPlatform({
    role: 'api',
    ...options,
    database: { url, directUrl: url, replicaUrls: [way.url], replicaLagMs },
  });
  afterAll(() => platform[Symbol.asyncDispose]());
  return platform;
}

/** Tolerates more lag than any pause in a test, and so returns the replica's state. */
const patient = await platformWith(PATIENT_MS);
/** Soon stops using a replica that lags. */
const strict = await platformWith(SHORT_MS, { publishMetricsMs: 200 });
const story = createStory(patient);
const visitor = createGraphqlClient(patient.address);

const replicaOf = ({ engine }: Platform) => {
  const [found] = engine.database.replicas;
  if (!found) throw new Error('The platform has no replica.');
  return found;
};
/** Waits until the replica is in use; its position is polled a few times within the lag bound. */
const isUsed = (platform: Platform) => eventually(() => replicaOf(platform).isFresh(), Boolean, PATIENT_MS);

async function names(client: GraphqlClient): Promise<string[]> {
  const { titles } = await client.send(Browse, { orderBy: 'NEWEST' });
  return titles.edges.map(({ node }) => node.name);
}

/** The number of statements sent to the replica during the work. */
async function sentWhile(platform: Platform, work: () => Promise<unknown>): Promise<number> {
  const before = replicaOf(platform).statementCount();
  await work();
  return replicaOf(platform).statementCount() - before;
}

/** The number of statements when the replica is used; on a busy machine, it may be out of use for a moment. */
const sentOnceUsed = (platform: Platform, work: () => Promise<unknown>) =>
  eventually(
    () => sentWhile(platform, work),
    (sent) => sent > 0,
  );

/** Waits until the replica shows the current state. */
async function caughtUp(): Promise<void> {
  const name = `Marker ${performance.now()}`;
  await story.movie({ name });
  await eventually(
    () => names(visitor),
    (seen) => seen.includes(name),
  );
}

beforeEach(async () => {
  await isUsed(patient);
});
afterEach(() => replica.resume());

describe('a replica', () => {
  test('answers the lists of visitors, with its own lag', async () => {
    await caughtUp();
    await replica.pause();
    await story.movie({ name: 'The Latecomer' });
    expect(await names(visitor)).not.toContain('The Latecomer');
    await replica.resume();
    const seen = await eventually(
      () => names(visitor),
      (found) => found.includes('The Latecomer'),
    );
    expect(seen).toContain('The Latecomer');
  });

  test('answers the most frequent reads, including the profile’s own titles on the home page', async () => {
    const { viewer, profile } = await story.viewerWithProfile();
    const watcher = { viewer: { client: createGraphqlClient(strict.address, viewer.accessToken) }, profile };
    const input = { profileId: profile.id, titleId: await story.movie() };
    await isUsed(strict);
    await watcher.viewer.client.send(operations.AddToWatchlist, { input });
    const list = () => watchlistOf(watcher);
    expect(await sentWhile(strict, list)).toBe(0);
    // Until it has not written for a while.
    expect(await sentOnceUsed(strict, list)).toBe(1);
    const { client } = watcher.viewer;
    const profileId = watcher.profile.id;
    const reads: [string, number, () => Promise<unknown>][] = [
      ['titles', 1, () => names(client)],
      ['search', 2, () => client.send(Search, { query: 'marker' })],
      ['watchlist', 1, () => watchlistOf(watcher)],
      ['history', 1, () => historyOf(watcher)],
      ['continue watching', 1, () => continueWatching(watcher)],
      ['home', 2, () => client.send(operations.Home, { profileId })],
    ];
    for (const [what, statements, read] of reads) {
      expect([what, await sentOnceUsed(strict, read)]).toEqual([what, statements]);
    }
  });
});

describe('while the replica lags', () => {
  test('a writer reads its own writes in every process, and others later', async () => {
    const watcher = await story.viewerWithProfile();
    const film = await story.movie({ name: 'Wished for' });
    const { viewer } = await story.viewerWithProfile();
    const beside = await platformWith(PATIENT_MS, { beside: patient });
    await caughtUp();
    await replica.pause();

    const input = { profileId: watcher.profile.id, titleId: film };
    await watcher.viewer.client.send(operations.AddToWatchlist, { input });
    expect(await watchlistOf(watcher)).toEqual([film]);
    const elsewhere = createGraphqlClient(beside.address, watcher.viewer.accessToken);
    expect(await watchlistOf({ ...watcher, viewer: { client: elsewhere } })).toEqual([film]);
    expect(await sentWhile(patient, () => names(viewer.client))).toBe(0);
    expect(await sentWhile(patient, () => names(visitor))).toBe(1);
  });

  test('a changed value is never cached in its old state', async () => {
    const { client } = await story.admin();
    const id = await story.movie({ name: 'Before' });
    const seen = async () => (await visitor.send(OneTitle, { id })).title;
    await caughtUp();
    expect(await seen()).toMatchObject({ name: 'Before' });
    await replica.pause();
    const version = (await seen())?.version ?? 0;
    await client.send(UpdateTitle, { input: { id, version, name: 'After' } });
    // The list comes from the replica, and its titles from the cache.
    expect(await sentWhile(patient, async () => expect(await names(visitor)).toContain('After'))).toBe(1);
    expect(await seen()).toMatchObject({ name: 'After' });
  });

  test('the primary answers once the lag exceeds the bound, and health reports it', async () => {
    await isUsed(strict);
    const admin = createGraphqlClient(strict.address, (await story.admin()).accessToken);
    await replica.pause();
    await story.movie({ name: 'Beyond the bound' });
    const behind = createGraphqlClient(strict.address);
    await eventually(
      () => names(behind),
      (found) => found.includes('Beyond the bound'),
    );
    expect(await sentWhile(strict, () => names(behind))).toBe(0);
    expect(replicaOf(strict).lagMs()).toBeGreaterThan(SHORT_MS);
    const { host } = new URL(way.url);
    const health = await eventually(
      async () => (await admin.send(monitoring.SystemHealth)).admin.systemHealth,
      ({ dependencies }) =>
        dependencies.some(({ name, status }) => name === `replica ${host}` && status !== 'UP'),
    );
    expect(health.status).toBe('DEGRADED');
    expect((await fetch(`${strict.address}/health/ready`)).status).toBe(200);
    const metrics = await (await fetch(`${strict.address}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`streamcore_database_replica_up\\{replica="${host}"[^}]*\\} 0`));
    expect(metrics).toMatch(
      new RegExp(`streamcore_database_replica_lag_seconds\\{replica="${host}"[^}]*\\} [1-9]`),
    );
    await replica.resume();
    expect(await sentOnceUsed(strict, () => names(behind))).toBe(1);
  });
});

describe('an unreachable replica', () => {
  const manyReads = (client: GraphqlClient) => Promise.all(Array.from({ length: 30 }, () => names(client)));

  test.each<[string, () => unknown, () => unknown]>([
    ['breaks its connections', () => way.cut(), () => way.restore()],
    ['hangs', () => way.freeze(), () => way.thaw()],
  ])('fails nobody when it %s, and is used again when it is back', async (_how, leave, comeBack) => {
    await caughtUp();
    await isUsed(strict);
    const reader = createGraphqlClient(strict.address);
    const expected = await names(reader);
    const reading = manyReads(reader);
    await leave();
    expect(new Set((await reading).map((seen) => seen.join()))).toEqual(new Set([expected.join()]));
    await eventually(
      () => replicaOf(strict).lagMs(),
      (lag) => lag === null,
    );
    expect(await sentWhile(strict, async () => expect(await names(reader)).toEqual(expected))).toBe(0);
    await comeBack();
    expect(await sentOnceUsed(strict, () => names(reader))).toBe(1);
  });
});

test('a replica whose connections are all in use counts as reachable: reads that wait too long go to the primary', async () => {
  await using disposer = createDisposer();
  const poolOf = (connectionString: string, settings: pg.PoolConfig = {}) => {
    const pool = new pg.Pool({ connectionString, max: 1, ...settings });
    disposer.defer(() => pool.end());
    return pool;
  };
  const [primary, watchPool] = [poolOf(database.url), poolOf(way.url)];
  // Long enough to connect on a busy machine.
  const pool = poolOf(way.url, { connectionTimeoutMillis: 2_000 });
  const positions = createPositionLog();
  const busy = createReplica({
    name: 'busy',
    pool,
    watchPool,
    positions,
    maxLagMs: PATIENT_MS,
    now: () => performance.now(),
    logger: pino({ level: 'silent' }),
  });
  const at = performance.now();
  const position = await primaryPosition(primary);
  positions.note(position.position, at);
  await eventually(async () => {
    await busy.look(position);
    return busy.isFresh();
  }, Boolean);
  const scopes = createReadScopes();
  const recentWrites = { around: unused, has: async () => false };
  const reads = createRoutedReads({ primary, replicas: [busy], scopes, recentWrites });
  const read = () => scopes.tolerant(null, () => reads.query('SELECT 1'));

  const used = await pool.connect();
  await read();
  expect(reads.counts()).toEqual({ replica: 0, primary: 1 });
  expect(busy.isFresh()).toBe(true);
  used.release();
  await read();
  expect(reads.counts()).toEqual({ replica: 1, primary: 1 });
});

test('a server that is not a replica is not queried', async () => {
  const { url } = database;
  await using platform = await startPlatform({
    role: 'api',
    beside: patient,
    database: { url, directUrl: url, replicaUrls: [url.replace('127.0.0.1', 'localhost')] },
  });
  expect(await sentWhile(platform, () => names(createGraphqlClient(platform.address)))).toBe(0);
  expect(replicaOf(platform).lagMs()).toBeNull();
});

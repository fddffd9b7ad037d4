import { Redis } from 'ioredis';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { playerOf } from '../support/players.js';
import { createHome, type Home } from '../support/process-home.js';
import { PASSWORD } from '../support/process-viewer.js';
import { standsApart } from '../support/run-notes.js';
import { OwnRedis } from '../support/staleness/own-redis.js';
import { type RestartableServers, startRestartableServers } from '../support/trials/restartable-servers.js';
import { makeFilms, type Person, signUpAll, trialEnvironment } from '../support/trials/scene.js';

standsApart({
  redis: 'its servers are killed, or lose what they have, and must have nobody else on them',
  database: 'its servers are killed, or lose what they have, and must have nobody else on them',
  replica: 'its servers are killed, or lose what they have, and must have nobody else on them',
});

const PATIENCE_MS = 60_000;
const STALLED_MS = 10_000;
const AT_ONCE = 40;
const POOL_SIZE = 4;

let servers: RestartableServers;
let redis: OwnRedis;
let home: Home;
let environment: Readonly<Record<string, string>>;
let person: Person;
let film: string;
let visitor: GraphqlClient;
let viewer: GraphqlClient;

beforeAll(async () => {
  servers = await startRestartableServers();
  redis = await OwnRedis.start();
  home = await createHome();
  environment = {
    ...trialEnvironment({ databaseUrl: servers.databaseUrl, redisUrl: redis.url }),
    STREAMCORE_ROLE: 'api',
    STREAMCORE_DEMO: 'false',
    LOG_LEVEL: 'fatal',
    HTTP_DRAIN_MS: '0',
    // The requests here are far below any limit, but each checks the limits.
    RATE_LIMITS: 'true',
    RATE_LIMIT_SCALE: '100',
    DATABASE_POOL_SIZE: `${POOL_SIZE}`,
    DATABASE_ACQUIRE_TIMEOUT_MS: '1000',
    DATABASE_STATEMENT_TIMEOUT_MS: '2000',
  };
  await home.start(environment).says(/is ready after/);
  const database = new Pool({ connectionString: servers.databaseUrl, max: 1 });
  [film = ''] = await makeFilms(database, 1);
  await database.query(
    `INSERT INTO stream_assets (title_id, quality, path) VALUES ($1, 'SD', 'films/film/SD.m3u8')`,
    [film],
  );
  await database.end();
  const [first] = await signUpAll(home.address, 1);
  if (!first) throw new Error('Nobody signed up.');
  person = first;
  visitor = createGraphqlClient(home.address);
  viewer = createGraphqlClient(home.address, person.accessToken);
}, 240_000);

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
  await servers[Symbol.asyncDispose]();
});

/** The result of a call: answered, or the code of the refusal. */
const said = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    async () => (await failureOf(call)).code,
  );

async function readiness(): Promise<{ readonly status: number; readonly dependencies: unknown }> {
  const response = await fetch(`${home.address}/health/ready`);
  const { dependencies } = (await response.json()) as { readonly dependencies: unknown };
  return { status: response.status, dependencies };
}

const isReady = () =>
  readiness().then(
    ({ status }) => status === 200,
    () => false,
  );

let sequence = 0;
const report = () => {
  sequence += 1;
  const entry = { titleId: film, positionSeconds: sequence, observedAt: new Date().toISOString(), sequence };
  return viewer.send(operations.RecordProgress, {
    input: { profileId: person.profileId, entries: [entry] },
  });
};
const play = () => playerOf({ client: viewer }).start({ titleId: film, profileId: person.profileId });

const signIn = () =>
  visitor.send(operations.SignIn, {
    input: { email: `nobody-${newId()}@example.com`, password: PASSWORD },
  });

/** The response of each kind of route. */
async function tour(): Promise<Readonly<Record<string, string>>> {
  return {
    catalog: await said(visitor.send(operations.Titles, { first: 20 })),
    title: await said(visitor.send(operations.TitleById, { id: film })),
    account: await said(viewer.send(operations.Me)),
    signIn: await said(signIn()),
    progress: await said(report()),
    playback: await said(play()),
  };
}

const USUAL = {
  catalog: 'answered',
  title: 'answered',
  account: 'answered',
  signIn: 'UNAUTHENTICATED',
  progress: 'answered',
  playback: 'answered',
};
/** Streams are counted in Redis only: a stream that cannot be counted does not start. */
const WITHOUT_REDIS = { ...USUAL, playback: 'SERVICE_UNAVAILABLE' };

describe('an API process, while Redis', { timeout: 300_000 }, () => {
  it('is stopped for ten seconds, answers what it can, reports what it cannot, and recovers', async () => {
    expect(await tour()).toEqual({ ...USUAL, playback: expect.any(String) });
    await redis.stall();
    // Every response arrives while Redis is stopped: it continues only afterwards.
    const until = performance.now() + STALLED_MS;
    do expect(await tour()).toEqual(WITHOUT_REDIS);
    while (performance.now() < until);
    expect(await readiness()).toMatchObject({ status: 503, dependencies: { redis: 'down' } });
    await redis.goOn();
    await eventually(isReady, Boolean, PATIENCE_MS);
    expect(await said(play())).not.toBe('SERVICE_UNAVAILABLE');
  });

  it('is full, answers what it can, reports what it cannot, remains ready, and recovers', async () => {
    const client = new Redis(redis.url);
    await client.config('SET', 'maxmemory', '1');
    // The current streams can be read, but another one might exceed the limit.
    const refused = expect.stringMatching(/^(SERVICE_UNAVAILABLE|STREAM_LIMIT_REACHED)$/);
    expect(await tour()).toEqual({ ...USUAL, playback: refused });
    expect(await readiness()).toEqual({ status: 200, dependencies: { database: 'up', redis: 'degraded' } });
    await client.config('SET', 'maxmemory', '0');
    client.disconnect();
    expect(await readiness()).toEqual({ status: 200, dependencies: { database: 'up', redis: 'up' } });
    expect(await said(play())).not.toBe('SERVICE_UNAVAILABLE');
  });

  it('is killed during requests, answers each of them, and reconnects', async () => {
    const asked = Array.from({ length: AT_ONCE }, () => [
      said(visitor.send(operations.Titles, { first: 5 })),
      said(report()),
    ]).flat();
    await redis.kill();
    asked.push(...Array.from({ length: AT_ONCE }, () => said(report())));
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['answered']));
    await redis.begin();
    await eventually(isReady, Boolean, PATIENCE_MS);
    expect(await said(play())).not.toBe('SERVICE_UNAVAILABLE');
  });

  it('is missing at its start, serves what it can, and connects when Redis starts', async () => {
    await redis.kill();
    await using other = await createHome();
    await other.start(environment).says(/is ready after/);
    const early = createGraphqlClient(other.address);
    expect(await said(early.send(operations.Titles, { first: 5 }))).toBe('answered');
    expect((await fetch(`${other.address}/health/ready`)).status).toBe(503);
    await redis.begin();
    await eventually(
      async () => (await fetch(`${other.address}/health/ready`)).status,
      (status) => status === 200,
      PATIENCE_MS,
    );
  });
});

describe('an API process, while PostgreSQL', { timeout: 300_000 }, () => {
  async function asAdministrator(act: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: servers.databaseUrl });
    // The last test stops the server.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await act(client);
    } finally {
      await client.end();
    }
  }

  const WAITING = `SELECT pid FROM pg_locks WHERE relation = 'accounts'::regclass AND NOT granted`;

  /** Blocks reads of accounts, with more concurrent requests than connections. */
  async function whileAccountsAreLocked(act: (client: Client) => Promise<void>): Promise<Set<string>> {
    const answers = new Set<string>();
    await asAdministrator(async (client) => {
      await client.query('BEGIN; LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE');
      const asked = Array.from({ length: AT_ONCE }, () => said(signIn()));
      await eventually(
        async () => (await client.query(WAITING)).rowCount,
        (count) => count === POOL_SIZE,
      );
      await act(client);
      // The lock is held until all are answered.
      for (const answer of await Promise.all(asked)) answers.add(answer);
      await client.query('COMMIT');
    });
    return answers;
  }

  it('holds a lock or has no free connection, reports that in bounded time, and recovers', async () => {
    const answers = await whileAccountsAreLocked(async () => {
      expect(await readiness()).toMatchObject({ status: 503, dependencies: { database: 'down' } });
    });
    expect(answers).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    await eventually(isReady, Boolean, PATIENCE_MS);
    expect(await said(signIn())).toBe('UNAUTHENTICATED');
  });

  it('closes every connection, asks clients to retry, and reconnects', async () => {
    const answers = await whileAccountsAreLocked(async (client) => {
      await client.query(`SELECT pg_terminate_backend(pid) FROM (${WAITING}) AS waiting`);
    });
    expect(answers).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    await eventually(isReady, Boolean, PATIENCE_MS);
    expect(await said(signIn())).toBe('UNAUTHENTICATED');
  });

  it('is restarted, only asks clients to retry meanwhile, and recovers', async () => {
    const answers = new Set<string>();
    let restarted = false;
    const restart = async () => {
      await servers.restartPostgres();
      restarted = true;
    };
    const restarting = restart();
    while (!restarted) answers.add(await said(report()));
    await restarting;
    expect(answers).toContain('SERVICE_UNAVAILABLE');
    answers.delete('answered');
    expect([...answers]).toEqual(['SERVICE_UNAVAILABLE']);
    await eventually(isReady, Boolean, PATIENCE_MS);
    expect(await said(report())).toBe('answered');
  });
});

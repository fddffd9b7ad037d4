import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { playerOf } from '../support/players.js';
import { createHome, type Home } from '../support/process-home.js';
import { standsApart } from '../support/run-notes.js';
import { type Fleet, startFleet } from '../support/trials/fleet.js';
import { type RestartableServers, startRestartableServers } from '../support/trials/restartable-servers.js';
import { makeFilms, type Person, signUpAll, trialEnvironment } from '../support/trials/scene.js';

standsApart({
  redis: 'its servers are killed, or lose what they have, and must have nobody else on them',
  database: 'its servers are killed, or lose what they have, and must have nobody else on them',
  replica: 'its servers are killed, or lose what they have, and must have nobody else on them',
});

const LIMIT = 2;
const APIS = 3;
const PATIENCE_MS = 40_000;
const AT_ONCE = 200;

describe(`a plan for ${LIMIT} streams, in three API processes`, () => {
  let servers: RestartableServers;
  let home: Home;
  let fleet: Fleet;
  let person: Person;
  let input: { readonly titleId: string; readonly profileId: string };
  let streams: string[];
  /** The process that admitted the last of them. */
  let servedBy: number;

  const playerAt = (index: number) =>
    playerOf({
      client: createGraphqlClient(
        fleet.addresses()[index % fleet.addresses().length] ?? '',
        person.accessToken,
      ),
    });

  beforeAll(async () => {
    servers = await startRestartableServers();
    home = await createHome();
    const environment = {
      ...trialEnvironment(servers),
      PLAYBACK_LEASE_SECONDS: '8',
      PLAYBACK_HEARTBEAT_SECONDS: '1',
    };
    fleet = await startFleet({ home, environment, apis: APIS, workers: 0 });
    const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 1 });
    const [titleId = ''] = await makeFilms(pool, 1);
    await pool.query(
      `INSERT INTO stream_assets (title_id, quality, path) VALUES ($1, 'SD', 'films/film/SD.m3u8')`,
      [titleId],
    );
    await pool.end();
    const [first] = await signUpAll(fleet.addresses()[0] ?? '', 1);
    if (!first) throw new Error('Nobody signed up.');
    person = first;
    input = { titleId, profileId: person.profileId };
    const client = createGraphqlClient(fleet.addresses()[0] ?? '', person.accessToken);
    const { plans } = await client.send(operations.Plans);
    const planId = plans.find(({ code }) => code === 'standard-monthly')?.id ?? '';
    await client.send(operations.Subscribe, {
      input: { planId, paymentMethod: 'pm_card', idempotencyKey: newId() },
    });
  }, 240_000);

  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  it(`admits ${LIMIT} of ${AT_ONCE} concurrent starts`, { timeout: 300_000 }, async () => {
    const asked = Array.from({ length: AT_ONCE }, (_, index) => playerAt(index).start(input));
    const answers = await Promise.allSettled(asked);
    streams = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.sessionId : []));
    servedBy = answers.findLastIndex(({ status }) => status === 'fulfilled') % APIS;
    const refusals = await Promise.all(
      asked.filter((_, index) => answers[index]?.status === 'rejected').map(failureOf),
    );
    expect(streams).toHaveLength(LIMIT);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['STREAM_LIMIT_REACHED']));
  });

  it('frees the slot of a silent player, even if the process that admitted it was killed', {
    timeout: 300_000,
  }, async () => {
    const [heard = '', silent = ''] = streams;
    const killing = fleet.killApi(servedBy);
    const next = await eventually(
      async () => {
        await playerAt(0).heartbeat(heard);
        return playerAt(0)
          .start(input)
          .catch(() => null);
      },
      (answer) => answer !== null,
      PATIENCE_MS,
    );
    // In the meantime another process is started instead, which may take longer than a lease.
    const ids = (await playerAt(0).playing()).map(({ sessionId }) => sessionId);
    await killing;
    expect(ids).not.toContain(silent);
    expect(ids).toEqual([heard, next?.sessionId]);
    streams = ids;
  });

  it('restores its streams by heartbeats after Redis has lost all data, and holds', {
    timeout: 300_000,
  }, async () => {
    const redis = new Redis(servers.redisUrl);
    await redis.flushall();
    await redis.quit();
    await servers.restartRedis();
    // The client sends no heartbeats while it waits, so a lost response is requested again.
    const revived = await Promise.all(
      streams.map((sessionId, index) =>
        eventually(
          () =>
            playerAt(index)
              .heartbeat(sessionId)
              .catch(() => null),
          (answer) => answer !== null,
          PATIENCE_MS,
        ),
      ),
    );
    expect(revived.map((answer) => answer?.sessionId)).toEqual(streams);
    const asked = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => playerAt(index).start(input)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(await playerAt(2).playing()).toHaveLength(LIMIT);
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { eventually } from '../support/eventually.js';
import { createHome, type Home } from '../support/process-home.js';
import type { Program } from '../support/process-program.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';
import { standsApart } from '../support/run-notes.js';
import { type GuardedRedis, isFollowing, startGuardedRedis } from '../support/secured-redis/guarded-redis.js';
import { startSecuredCluster } from '../support/secured-redis/secured-cluster.js';
import { whyNoTls } from '../support/secured-redis/secured-settings.js';
import { connectToRedis } from '../support/test-redis.js';
import { type EveningPlace, spendEvening } from '../support/trials/evening.js';
import { makeFilms } from '../support/trials/scene.js';

standsApart({ redis: 'it is about TLS and users, which the Redis of a run has none of' });

const missing = await whyNoTls();
const skipped = missing === null ? '' : ` (skipped, since ${missing})`;
const READY = /StreamCore is ready after/;

describe.skipIf(missing !== null)(`Redis over TLS, for a user who may do little${skipped}`, () => {
  const resources = createDisposer();
  let redis: GuardedRedis;
  let servers: SharedServers;
  let home: Home;
  let place: EveningPlace;

  beforeAll(async () => {
    redis = resources.add(await startGuardedRedis());
    servers = resources.add(await createSharedServers({ migrated: true }));
    home = resources.add(await createHome());
    const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 1 });
    resources.defer(() => pool.end());
    const [titleId = ''] = await makeFilms(pool, 1);
    await pool.query(`INSERT INTO stream_assets VALUES ($1, 'SD', 'films/one/sd.m3u8')`, [titleId]);
    place = { home, pool, titleId };
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  it('is refused if its certificate is not trusted', async () => {
    await using stranger = connectToRedis(redis.serverUrl);
    await expect(stranger.ping()).rejects.toThrow();
  });

  it("serves a viewer's whole session, and refuses no command", async () => {
    await using program = await start(redis.serverUrl, redis);
    await spendEvening(place);
    await stop(program);
    expect(await redis.servers[0].ask((server) => server.call('ACL', 'LOG'))).toEqual([]);
  });

  it('does the same as a cluster of three masters, and distributes its keys', {
    timeout: 180_000,
  }, async () => {
    await using cluster = await startSecuredCluster();
    await using program = await start(cluster.url, cluster);
    await spendEvening(place);
    await stop(program);
    const sizes = await Promise.all(cluster.masters.map((master) => master.ask((each) => each.dbsize())));
    // With random names, one of the three might have none of the dozen slots.
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(1);
    for (const master of cluster.masters) {
      expect(await master.ask((each) => each.call('ACL', 'LOG'))).toEqual([]);
    }
  });

  it('fails over to the replica that Sentinels promote when the master is killed or hangs', {
    timeout: 180_000,
  }, async () => {
    const [first, second] = redis.servers;
    await using program = await start(redis.url, redis);
    await spendEvening(place);

    await first.kill();
    await redis.isPromoted(second);
    await isReady();
    await spendEvening(place);

    await first.restart();
    await isFollowing(first);
    await second.freeze();
    await redis.isPromoted(first);
    await isReady();
    await spendEvening(place);
    await second.thaw();

    await stop(program);
    for (const server of redis.servers)
      expect(await server.ask((each) => each.call('ACL', 'LOG'))).toEqual([]);
  });

  /** API and worker in one process, which trusts the authority. */
  async function start(url: string, { authorityFile }: { authorityFile: string }): Promise<Program> {
    const program = home.start({
      ...servers.environment,
      REDIS_URL: url,
      REDIS_PREFIX: 'streamcore',
      NODE_EXTRA_CA_CERTS: authorityFile,
    });
    await program.says(READY);
    return program;
  }

  async function stop(program: Program): Promise<void> {
    program.signal('SIGTERM');
    expect(await program.end()).toBe(0);
  }

  async function isReady(): Promise<void> {
    await eventually(
      async () => (await fetch(`${home.address}/health/ready`)).ok,
      (ready) => ready,
    );
  }
});

import type { Cluster } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDisposer, type Disposer } from '../../src/platform/async/disposer.js';
import { createCache } from '../../src/platform/cache/tiered-cache.js';
import { queuePrefix } from '../../src/platform/jobs/bullmq-options.js';
import { createRateLimiter } from '../../src/platform/rate-limit/create-rate-limiter.js';
import type { RateLimitPolicy } from '../../src/platform/rate-limit/rate-limiter.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import { createRedisChannels } from '../../src/platform/redis/redis-channels.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { eventually, firstWhile } from '../support/eventually.js';
import * as operations from '../support/operations.js';
import { type Platform, startPlatform } from '../support/platform.js';
import { playerOf } from '../support/players.js';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.js';
import { standsApart } from '../support/run-notes.js';
import { createStory, type Story, type Viewer } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { connectToRedis, reach, testRedis } from '../support/test-redis.js';
import { relayed } from '../support/trials/crash-trial.js';
import { judge } from '../support/trials/judge.js';
import { LiveSocket } from '../support/trials/live-socket.js';
import { Player } from '../support/trials/player.js';
import { makeFilms, signUpAll } from '../support/trials/scene.js';

standsApart({ redis: 'it is on a cluster in any case: one of its own, whose masters it kills' });

const PATIENCE_MS = 60_000;
const PLAYERS = 4;
const logger = createLogger({ level: 'silent', pretty: false });
const { prefix } = testRedis();

describe('on a Redis cluster of three masters and three replicas', { timeout: 180_000 }, () => {
  const resources = createDisposer();
  let cluster: RedisCluster;
  let platform: Platform;
  let story: Story;

  beforeAll(async () => {
    cluster = resources.add(await startRedisCluster({ hasReplicas: true }));
    platform = resources.add(
      await startPlatform({
        redis: { url: cluster.url, cacheUrl: cluster.url, prefix },
        streaming: createTestStreaming(),
        // The requests here are far below any limit, but each checks the limits.
        rateLimits: { scale: 1_000 },
      }),
    );
    story = createStory(platform);
  }, 120_000);

  afterAll(() => resources[Symbol.asyncDispose]());

  it('a viewer signs up, subscribes, watches and gets live events, with keys on every master', async () => {
    await walk();
    for (const master of cluster.masters) {
      expect(await master.ask((redis) => redis.dbsize())).toBeGreaterThan(0);
    }
  });

  it('a connection stops refreshing the slots of the cluster when it is closed, so that its process can exit', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const redis = createRedis(cluster.url, { name: 'looking', role: 'commands', logger });
      const look = vi.spyOn(redis as Cluster, 'refreshSlotsCache');
      await redis.ping();
      look.mockClear();
      vi.advanceTimersByTime(2_000);
      expect(look).toHaveBeenCalledTimes(1);
      await redis[Symbol.asyncDispose]();
      look.mockClear();
      vi.advanceTimersByTime(60_000);
      expect(look).not.toHaveBeenCalled();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('two processes share cached values and limits on any node', async () => {
    await using disposer = createDisposer();
    const [here, there] = [await openPlatformParts(disposer), await openPlatformParts(disposer)];
    const keys = Array.from({ length: 30 }, (_each, index) => `key ${index}`);
    await here.things.setMany(keys.map((key) => [key, `value of ${key}`]));
    const source = vi.fn(async (missing: readonly string[]) => missing.map(() => 'from the source'));
    expect(await there.things.getMany(keys, source)).toEqual(keys.map((key) => `value of ${key}`));
    expect(source).not.toHaveBeenCalled();

    const wide = { policy: log(30, 'wide'), subject: 'network' };
    const takes = ['ada', 'bob'].flatMap((subject) =>
      Array.from({ length: 15 }, () => {
        const checks = [wide, { policy: log(10, 'tight'), subject }];
        return [here.limiter.take(checks), there.limiter.take(checks)];
      }).flat(),
    );
    const decisions = await Promise.all(takes);
    expect(decisions.filter(({ isAdmitted }) => isAdmitted)).toHaveLength(20);
    const rest = await Promise.all(Array.from({ length: 15 }, () => here.limiter.take([wide])));
    expect(rest.filter(({ isAdmitted }) => isAdmitted)).toHaveLength(10);
  });

  it('viewers continue to play while the master of the queues is lost, without losing acknowledged data', async () => {
    const { pool } = platform.engine.database;
    const titleIds = await makeFilms(pool, 2);
    const people = await signUpAll(platform.address, PLAYERS);
    const addresses = () => [platform.address];
    const players = people.map(
      (person) => new Player({ ...person, titleIds, addresses, reportsPerSecond: 5 }),
    );
    const watchers = people.slice(0, 2).map((person) => new LiveSocket({ ...person, addresses }));
    const [playing, watching] = [new AbortController(), new AbortController()];
    const games = players.map((player) => player.playUntil(playing.signal));
    const follows = watchers.map((watcher) => watcher.followUntil(watching.signal));
    const acknowledged = () => players.reduce((sum, { acknowledgedCount }) => sum + acknowledgedCount, 0);
    await eventually(acknowledged, (count) => count > 50, PATIENCE_MS);

    await using redis = connectToRedis(cluster.url);
    const queueKey = `${queuePrefix(prefix)}:any`;
    await (await cluster.masterOf(queueKey)).kill();
    await eventually(() => succeeds(redis.exists(queueKey)), Boolean, PATIENCE_MS);

    const before = acknowledged();
    await eventually(acknowledged, (count) => count > before + 50, PATIENCE_MS);
    playing.abort();
    await Promise.all(games);
    await relayed(pool);

    const verdict = await judge({ pool, redis, prefix, players, watchers, seconds: 1 });

    watching.abort();
    await Promise.all(follows);
    expect(verdict).toMatchObject({ stored: verdict.acknowledged, lost: 0, torn: 0, appliedTwice: 0 });
    // Jobs, messages, leases and limits work again.
    await walk();
  });

  /** A person's actions on their first evening. */
  async function walk(): Promise<void> {
    const { viewer, profile } = await story.subscribedViewer('standard-monthly');
    const film = await story.movie();
    const { home } = await viewer.client.send(operations.Home, { profileId: profile.id });
    expect(home).toBeDefined();

    const player = playerOf(viewer);
    const { sessionId } = await player.start({ titleId: film, profileId: profile.id });
    expect(await player.heartbeat(sessionId, 60)).toMatchObject({ sessionId });
    expect(await player.playing()).toMatchObject([{ sessionId }]);
    await player.stop(sessionId, 120);
    expect(await player.playing()).toEqual([]);

    let position = 120;
    const moveOn = () => story.watch(viewer, profile.id, film, (position += 10));
    const heard = await firstWhile(progressOf(viewer, profile.id), moveOn);
    expect(heard.positionSeconds).toBeGreaterThan(120);
    // A message is sent by a job.
    await eventually(
      () => platform.mailsTo(viewer.email),
      ({ length }) => length > 0,
      PATIENCE_MS,
    );
  }

  /** Like the product's connections, but with longer timeouts. */
  async function openPlatformParts(disposer: Disposer) {
    const redis = disposer.add(connectToRedis(cluster.url));
    const subscriber = disposer.add(createRedis(cluster.url, { name: 'test', role: 'subscriber', logger }));
    const channels = createRedisChannels(subscriber, logger);
    await reach(redis);
    const cache = disposer.add(createCache({ redis, channels, prefix, logger }));
    return {
      things: cache.namespace<string>({ name: 'things', ttlSeconds: 60, maxEntries: 100 }),
      limiter: createRateLimiter({ redis, prefix, logger }),
    };
  }
});

async function* progressOf({ client }: Viewer, profileId: string) {
  for await (const event of client.live(operations.WatchProgressUpdated, { profileId })) {
    yield event.watchProgressUpdated;
  }
}

const log = (most: number, name: string): RateLimitPolicy => ({
  name,
  algorithm: 'sliding-log',
  most,
  windowSeconds: 600,
});

const succeeds = (call: Promise<unknown>) =>
  call.then(
    () => true,
    () => false,
  );

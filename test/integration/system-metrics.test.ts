import { expect, test } from 'vitest';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as monitoring from '../support/metrics-operations.js';
import { Genres, Home } from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { startRedisProxy } from '../support/redis-proxy.js';
import { createStory } from '../support/story.js';
import { testRedis } from '../support/test-redis.js';
import { usePlatform } from '../support/use-platform.js';

const one = await usePlatform();
const other = await usePlatform({ role: 'api', beside: one });
const story = createStory(one);
const { client: admin, accessToken } = await story.admin();
const visitors = [one, other].map(({ address }) => createGraphqlClient(address));

const WINDOWS = [
  'MINUTE',
  'FIVE_MINUTES',
  'FIFTEEN_MINUTES',
  'HOUR',
  'SIX_HOURS',
  'DAY',
  'WEEK',
  'MONTH',
] as const;

function sumOf<Point>(points: readonly Point[], valueOf: (point: Point) => number): number {
  return points.reduce((sum, point) => sum + valueOf(point), 0);
}

async function publishAll(): Promise<void> {
  for (const { engine } of [one, other]) await engine.telemetry.publish();
}

/** The figures of a window are read once per second. */
async function metricsWhen(fits: (genresCount: number) => boolean, least = 0) {
  return eventually(
    async () => {
      await publishAll();
      return (await admin.send(monitoring.SystemMetrics, { window: 'FIVE_MINUTES' })).admin.metrics;
    },
    ({ operations, byOperation }) =>
      operations.count >= least &&
      fits(byOperation.find(({ operation }) => operation === 'genres')?.count ?? 0),
  );
}

async function post(address: string, body: unknown): Promise<{ readonly errors?: unknown }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { readonly errors?: unknown };
}

test('metrics are those of all processes, whichever answers', async () => {
  for (let time = 0; time < 10; time += 1) {
    for (const visitor of visitors) await visitor.send(Genres);
  }
  const metrics = await metricsWhen((count) => count >= 20);
  const genres = metrics.byOperation.find(({ operation }) => operation === 'genres');
  expect(genres).toMatchObject({
    kind: 'query',
    count: 20,
    errors: 0,
    outcomes: [{ outcome: 'OK', count: 20 }],
  });
  expect(genres?.latency.p50Ms).toBeGreaterThan(0);
  expect(genres?.latency.p99Ms).toBeGreaterThanOrEqual(genres?.latency.p50Ms ?? 0);
  expect(metrics.operations.perSecond).toBeGreaterThan(0);
  expect(metrics.requests.count).toBeGreaterThanOrEqual(metrics.operations.count);
});

test('errors are counted by code, and invalid operations as such', async () => {
  const wrong = { input: { email: 'nobody@example.com', password: 'not the password of anybody' } };
  await post(one.address, {
    query: 'mutation Enter($input: SignInInput!) { signIn(input: $input) { accessToken } }',
    variables: wrong,
  });
  await post(other.address, { query: '{ thereIsNoSuchField }' });
  await post(other.address, { query: '{ genres {' });
  const metrics = await eventually(
    async () => {
      await publishAll();
      return (await admin.send(monitoring.SystemMetrics, { window: 'FIVE_MINUTES' })).admin.metrics;
    },
    ({ byOperation }) =>
      byOperation.some(({ operation, count }) => operation === 'invalid' && count === 2) &&
      byOperation.some(({ operation }) => operation === 'signIn'),
  );
  const invalid = metrics.byOperation.find(({ operation }) => operation === 'invalid');
  const outcomes = invalid?.outcomes.map(({ outcome }) => outcome) ?? [];
  expect(outcomes.toSorted()).toEqual(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);
  expect(metrics.byOperation.find(({ operation }) => operation === 'signIn')).toMatchObject({ errors: 1 });
  expect(metrics.operations.failures).toBe(0);
});

test('names chosen by clients create no series', async () => {
  for (let number = 0; number < 300; number += 1) {
    await post(other.address, { query: `query Made${number} { genres { name } }` });
  }
  const before = await metricsWhen((count) => count >= 320);
  expect(before.byOperation.map(({ operation }) => operation)).not.toContain('Made1');
  const text = await (await fetch(`${other.address}/metrics`)).text();
  expect(text).not.toContain('Made');
  expect(text).toMatch(
    /streamcore_graphql_operations_total\{operation="genres",kind="query",outcome="OK"\} 310/,
  );
});

test('metrics of caches and recommendations have their namespaces and surfaces', async () => {
  const viewer = await story.viewer();
  const { id: profileId } = await story.profileOf(viewer);
  await viewer.client.send(Home, { profileId });
  const [latency] = await eventually(
    async () => {
      await publishAll();
      return (await admin.send(monitoring.RecommendationLatency, { window: 'MINUTE' })).admin
        .recommendationLatency;
    },
    (surfaces) => surfaces.some(({ surface }) => surface === 'home'),
  );
  expect(latency).toMatchObject({ surface: 'home', count: 1 });
  expect(latency?.latency.p95Ms).toBeGreaterThan(0);

  const { cacheStats } = (await admin.send(monitoring.CacheTraffic, { window: 'FIVE_MINUTES' })).admin;
  const genres = cacheStats.find(({ name }) => name === 'genres-by-audience');
  expect(genres?.system.reads).toBe(320);
  expect(genres?.system.hitRatio).toBeGreaterThan(0.9);
});

test('series show how metrics changed over time', async () => {
  const series = await eventually(
    async () => {
      await publishAll();
      return (await admin.send(monitoring.MetricsSeries, { window: 'FIVE_MINUTES' })).admin.metricsSeries;
    },
    ({ points }) => sumOf(points, ({ recommendations }) => recommendations.count) >= 1,
  );
  expect(series).toMatchObject({ stepSeconds: 10 });
  expect(series.points).toHaveLength(30);
  const { operations } = (await admin.send(monitoring.SystemMetrics, { window: 'FIVE_MINUTES' })).admin
    .metrics;
  expect(sumOf(series.points, (point) => point.operations.count)).toBeGreaterThan(320);
  expect(sumOf(series.points, (point) => point.operations.count)).toBeLessThanOrEqual(operations.count);
  expect(sumOf(series.points, (point) => point.operations.errors)).toBe(operations.errors);
  expect(sumOf(series.points, ({ cache }) => cache.reads)).toBeGreaterThanOrEqual(320);
  const busiest = series.points.toSorted((a, b) => b.operations.count - a.operations.count)[0];
  expect(busiest?.operations.perSecond).toBeCloseTo((busiest?.operations.count ?? 0) / 10);
  expect(busiest?.operations.latency.p99Ms).toBeGreaterThanOrEqual(busiest?.operations.latency.p50Ms ?? 0);
  expect(busiest?.cache.hitRatio).toBeGreaterThan(0);
});

test.each(WINDOWS)('series have at most 91 contiguous steps: %s', async (window) => {
  const { metricsSeries } = (await admin.send(monitoring.MetricsSeries, { window })).admin;
  const { from, to, stepSeconds, points } = metricsSeries;
  const steps = (Date.parse(to) - Date.parse(from)) / (stepSeconds * 1_000);
  expect(points).toHaveLength(Math.ceil(steps));
  expect(points.length).toBeLessThanOrEqual(91);
  expect(points[0]?.from).toBe(from);
  expect(points.slice(1).map((point) => point.from)).toEqual(points.slice(0, -1).map((point) => point.to));
});

test('health shows the processes and their dependencies', async () => {
  await publishAll();
  const { systemHealth } = (await admin.send(monitoring.SystemHealth)).admin;
  expect(systemHealth.status).toBe('UP');
  expect(systemHealth.processes.map(({ role }) => role).toSorted()).toEqual(['all', 'api']);
  expect(systemHealth.processes.every(({ isAlive }) => isAlive)).toBe(true);
  expect(systemHealth.processes[0]).toMatchObject({
    pid: process.pid,
    version: expect.stringMatching(/^\d/),
  });
  // A run with replicas has these too.
  expect(systemHealth.dependencies.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['database', 'redis']),
  );
  expect(systemHealth.dependencies.every(({ status }) => status === 'UP')).toBe(true);
});

test('health is available while Redis is down', async () => {
  const { url, prefix } = testRedis();
  await using proxy = await startRedisProxy(url);
  await using lone = await startPlatform({
    role: 'api',
    redis: { url: proxy.url, cacheUrl: proxy.url, prefix },
  });
  const { client } = await createStory(lone).admin();
  await proxy.cut();
  const { systemHealth } = (await client.send(monitoring.SystemHealth)).admin;
  expect(systemHealth).toMatchObject({ status: 'DOWN', processes: [{ pid: process.pid, isAlive: true }] });
  expect(systemHealth.dependencies).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'database', status: 'UP' }),
      expect.objectContaining({ name: 'redis', status: 'DOWN', milliseconds: null }),
    ]),
  );
});

test('live samples are sent to administrators only', async () => {
  await using disposer = createDisposer();
  const live = createGraphqlClient(other.address, accessToken);
  disposer.defer(() => live.close());
  const samples = live.live(monitoring.AdminMetrics, { intervalSeconds: 1, after: 'anything' });
  const first = (await samples.next()).value?.adminMetrics;
  const second = (await samples.next()).value?.adminMetrics;
  expect(first?.metrics.operations.count).toBeGreaterThan(0);
  expect(second?.id).not.toBe(first?.id);
  expect(Date.parse(second?.occurredAt ?? '')).toBeGreaterThan(Date.parse(first?.occurredAt ?? ''));
  const sample = await eventually(
    async () => {
      await publishAll();
      return (await admin.send(monitoring.SystemMetrics, { window: 'MINUTE' })).admin.metrics;
    },
    ({ liveEvents }) => liveEvents >= 2,
  );
  expect(sample.sockets).toBe(1);
  expect(sample.byOperation.find(({ operation }) => operation === 'adminMetrics')).toMatchObject({
    kind: 'subscription',
    count: 1,
    errors: 0,
  });
  await samples.return?.();

  const tooSlow = live.live(monitoring.AdminMetrics, { intervalSeconds: 61 });
  expect(await failureOf(tooSlow.next())).toMatchObject({ code: 'BAD_USER_INPUT' });
  const visitor = createGraphqlClient(other.address);
  disposer.defer(() => visitor.close());
  const refused = visitor.live(monitoring.AdminMetrics, { intervalSeconds: 1 });
  expect(await failureOf(refused.next())).toMatchObject({ code: 'UNAUTHENTICATED' });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/platform/embedded/ports.js';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as monitoring from '../support/metrics-operations.js';
import * as operations from '../support/operations.js';
import { createHome, type Home } from '../support/process-home.js';
import type { Program } from '../support/process-program.js';
import { queryRows } from '../support/process-query.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';
import { signUpAll } from '../support/trials/scene.js';

const READY = /StreamCore is ready after [\d.]+ s(?: at (?<address>\S+))?/;
const CALLERS = 8;
const TOKEN = 'what Prometheus has for a password';
const PATIENCE_MS = 40_000;

describe('two API processes and a worker under load', () => {
  let servers: SharedServers;
  let home: Home;
  let apis: { readonly program: Program; readonly address: string }[];
  let worker: Program;
  let admin: GraphqlClient;
  let asked = 0;
  let workerPort: number;

  async function startRole(STREAMCORE_ROLE: 'api' | 'worker') {
    const program = home.start({
      ...servers.environment,
      STREAMCORE_ROLE,
      PORT: '0',
      STREAMCORE_DEMO: 'false',
      METRICS_TOKEN: TOKEN,
      METRICS_PORT: `${workerPort}`,
    });
    const { groups } = await program.says(READY);
    return { program, address: groups?.['address'] ?? '' };
  }

  /** Requests the genres this often, or until nothing answers. @returns how many were answered */
  async function load(addresses: readonly string[], count: number): Promise<number> {
    const clients = addresses.map((address) => createGraphqlClient(address));
    let [begun, answered] = [0, 0];
    async function call(): Promise<void> {
      while (begun < count) {
        begun += 1;
        const client = clients[begun % clients.length];
        const answer = await client?.send(operations.Genres).catch(() => null);
        if (!answer) return;
        answered += 1;
      }
    }
    await Promise.all(Array.from({ length: CALLERS }, call));
    return answered;
  }

  async function metrics() {
    return (await admin.send(monitoring.SystemMetrics, { window: 'HOUR' })).admin.metrics;
  }

  async function counted(): Promise<number> {
    return (await metrics()).byOperation.find(({ operation }) => operation === 'genres')?.count ?? 0;
  }

  async function scrape(address: string): Promise<string> {
    const answer = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    return answer.text();
  }

  async function health() {
    return (await admin.send(monitoring.SystemHealth)).admin.systemHealth;
  }

  beforeAll(async () => {
    servers = await createSharedServers({ migrated: true });
    home = await createHome();
    workerPort = await freePort();
    apis = [await startRole('api'), await startRole('api')];
    worker = (await startRole('worker')).program;
    const [first] = apis;
    const client = createGraphqlClient(first?.address ?? '');
    const input = { email: 'admin@example.com', password: 'correct horse battery staple' };
    const { signUp } = await client.send(operations.SignUp, { input });
    await queryRows(servers.databaseUrl, "UPDATE accounts SET role = 'ADMIN', email_verified_at = now()");
    const { refreshTokens } = await client.send(operations.RefreshTokens, {
      input: { refreshToken: signUp.refreshToken },
    });
    admin = createGraphqlClient(first?.address ?? '', refreshTokens.accessToken);
  }, 240_000);

  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  it('are counted together exactly', { timeout: 300_000 }, async () => {
    asked = await load(
      apis.map(({ address }) => address),
      4_000,
    );
    expect(asked).toBe(4_000);
    const people = await signUpAll(apis[1]?.address ?? '', 3);
    expect(await eventually(counted, (count) => count >= asked, PATIENCE_MS)).toBe(asked);

    const told = await eventually(
      metrics,
      ({ jobs, byOperation }) =>
        jobs.some(({ job, done }) => job === 'send-verification' && done > people.length) &&
        byOperation.some(({ operation, count }) => operation === 'createProfile' && count >= people.length),
      PATIENCE_MS,
    );
    // Theirs, and the administrator's.
    expect(told.jobs.find(({ job }) => job === 'send-verification')).toMatchObject({ done: 4, failed: 0 });
    expect(told.byOperation.find(({ operation }) => operation === 'createProfile')?.count).toBe(3);
    expect(told.operations.failures).toBe(0);
  });

  it('expose their own metrics to Prometheus, including the worker, and to nobody else', {
    timeout: 300_000,
  }, async () => {
    const worked = await scrape(`http://127.0.0.1:${workerPort}`);
    expect(worked).toContain('streamcore_jobs_total{queue="email",job="send-verification",outcome="done"} 4');
    const texts = await Promise.all(apis.map(({ address }) => scrape(address)));
    const counts = texts.map((text) =>
      Number(/^streamcore_graphql_operations_total\{operation="genres".*"OK"\} (\d+)$/m.exec(text)?.[1]),
    );
    expect(counts.every((count) => count > 0)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(asked);
    expect((await fetch(`${apis[0]?.address}/metrics`)).status).toBe(401);
    expect((await fetch(`http://127.0.0.1:${workerPort}/health/ready`)).status).toBe(200);
  });

  it('are shown with their roles', async () => {
    const { processes } = await eventually(
      health,
      ({ processes: all, status }) => all.length === 3 && status === 'UP',
      PATIENCE_MS,
    );
    const known = new Map(processes.map(({ pid, role }) => [pid, role]));
    expect(known).toEqual(
      new Map([...apis.map(({ program }) => [program.pid, 'api'] as const), [worker.pid, 'worker'] as const]),
    );
  });

  it('send their last increments on shutdown, and leave', { timeout: 300_000 }, async () => {
    const stopping = await startRole('api');
    asked += await load([stopping.address], 500);
    stopping.program.signal('SIGTERM');
    expect(await stopping.program.end()).toBe(0);
    expect(await counted()).toBe(asked);
    expect((await health()).processes).toHaveLength(3);
  });

  it('lose at most their last seconds when they are killed, are not counted twice, and are shown as dead', {
    timeout: 300_000,
  }, async () => {
    const killed = await startRole('api');
    const before = await load([killed.address], 1_000);
    asked += before;
    await eventually(counted, (count) => count === asked, PATIENCE_MS);
    const loading = load([killed.address], 100_000);
    await eventually(counted, (count) => count > asked, PATIENCE_MS);
    killed.program.signal('SIGKILL');
    const answered = await loading;

    const dead = await eventually(
      health,
      ({ processes }) => processes.some(({ pid, isAlive }) => pid === killed.program.pid && !isAlive),
      PATIENCE_MS,
    );
    expect(dead.status).toBe('DEGRADED');
    const lastly = await counted();
    expect(lastly).toBeGreaterThan(asked);
    // Requests in progress at its death may have been counted before their responses arrived.
    expect(lastly).toBeLessThanOrEqual(asked + answered + CALLERS);
    const more = await load([apis[0]?.address ?? ''], 100);
    expect(await eventually(counted, (count) => count >= lastly + more, PATIENCE_MS)).toBe(lastly + more);
  });
});

import { once } from 'node:events';
import { request as send } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ImpairedError } from '../telemetry/impaired-error.js';
import { PublicFailure } from '../telemetry/public-failure.js';
import { AddressInUseError } from './address-in-use-error.js';
import type { Probe } from './health.js';
import { createHttpServer } from './http-server.js';

const log: string[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });

interface Setting {
  readonly probes?: Record<string, Probe>;
  readonly port?: number;
  readonly trustedProxies?: string[];
  readonly drainMs?: number;
  readonly slowRoute?: () => Promise<unknown>;
}

async function start(setting: Setting = {}) {
  const { probes = {}, port = 0, trustedProxies = [], drainMs = 0, slowRoute } = setting;
  const server = await createHttpServer({
    http: {
      host: '127.0.0.1',
      port,
      publicUrl: 'https://tv.example',
      allowedOrigins: ['https://app.example'],
      trustedProxies,
      drainMs,
    },
    logger,
    probes,
  });
  server.fastify.get('/broken', () => {
    throw new Error('password=hunter2');
  });
  if (slowRoute) server.fastify.get('/slow', slowRoute);
  server.fastify.post('/echo', (request) => request.body);
  server.fastify.get('/address', (request) => ({ address: request.ip }));
  const url = await server.listen();
  return { server, url, [Symbol.asyncDispose]: () => server.close() };
}

/** A route that takes as long as the test wants. */
function held() {
  let enter = () => {};
  let finish = () => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  async function slowRoute() {
    enter();
    await finished;
    return { done: true };
  }
  return { slowRoute, entered, finish };
}

describe('readiness', () => {
  const ready = async (url: string) => {
    const response = await fetch(`${url}/health/ready`);
    return { code: response.status, body: await response.json() };
  };

  it('checks a dependency once for concurrent requests, and again afterwards', async () => {
    let asked = 0;
    const { slowRoute: answer, entered, finish } = held();
    const database = () => {
      asked += 1;
      return answer();
    };
    await using running = await start({ probes: { database } });
    const first = ready(running.url);
    await entered;
    const agents = Array.from({ length: 20 }, () => ready(running.url));
    const answers = await Promise.all([first, ...agents]);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([503]));
    expect(asked).toBeLessThan(20);
    finish();
    expect(await ready(running.url)).toMatchObject({ code: 200 });
  });

  it('names each dependency', async () => {
    await using running = await start({
      probes: {
        postgres: () => Promise.resolve(),
        redis: () => Promise.resolve('PONG'),
      },
    });
    expect(await ready(running.url)).toEqual({
      code: 200,
      body: { status: 'up', dependencies: { postgres: 'up', redis: 'up' } },
    });
  });

  it('is negative while a dependency fails, or takes longer than a second', async () => {
    await using running = await start({
      probes: {
        postgres: () => Promise.resolve(),
        redis: () => Promise.reject(new Error('connect ECONNREFUSED')),
        search: () => new Promise(() => {}),
      },
    });
    expect(await ready(running.url)).toEqual({
      code: 503,
      body: { status: 'down', dependencies: { postgres: 'up', redis: 'down', search: 'down' } },
    });
  });

  it('is negative with the reason, if that may be public', async () => {
    await using running = await start({
      probes: { postgres: () => Promise.reject(new PublicFailure('The schema is too old.')) },
    });
    expect(await ready(running.url)).toEqual({
      code: 503,
      body: {
        status: 'down',
        dependencies: { postgres: 'down' },
        reasons: { postgres: 'The schema is too old.' },
      },
    });
  });

  it('is positive and names a dependency that works only partly', async () => {
    await using running = await start({
      probes: {
        postgres: () => Promise.resolve(),
        redis: () => Promise.reject(new ImpairedError('OOM')),
      },
    });
    expect(await ready(running.url)).toEqual({
      code: 200,
      body: { status: 'degraded', dependencies: { postgres: 'up', redis: 'degraded' } },
    });
  });

  it('is not cached, whether positive or negative', async () => {
    await using running = await start();
    const caching = async (path: string) => (await fetch(running.url + path)).headers.get('cache-control');
    expect(await caching('/health/ready')).toBe('no-store');
    expect(await caching('/health/live')).toBe('no-store');
    await running.server.drain();
    expect(await caching('/health/ready')).toBe('no-store');
  });

  it('is negative while the server drains, although it still answers', async () => {
    await using running = await start();
    await running.server.drain();
    expect(await ready(running.url)).toEqual({ code: 503, body: { status: 'draining', dependencies: {} } });
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
  });
});

describe('a server that drains', () => {
  it('continues to answer for its grace period, and asks clients to reconnect', async () => {
    await using running = await start({ drainMs: 300 });
    const startedAt = performance.now();
    const drained = running.server.drain();
    const { status, headers } = await fetch(`${running.url}/address`);
    expect({ status, connection: headers.get('connection') }).toEqual({ status: 200, connection: 'close' });
    await drained;
    expect(performance.now() - startedAt).toBeGreaterThan(290);
  });

  it('answers requests on open connections while it closes', async () => {
    const { slowRoute, entered, finish } = held();
    const running = await start({ slowRoute });
    const connection = connect(Number(new URL(running.url).port), '127.0.0.1');
    const heard = text(connection);
    const ask = (path: string) => connection.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    ask('/slow');
    await entered;
    const closed = running.server.close();
    const second = once(running.server.fastify.server, 'request');
    ask('/address');
    await second;
    finish();
    const answers = await heard;
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    await closed;
  });
});

it('ignores an upgrade to an unknown protocol', async () => {
  await using running = await start();
  running.server.fastify.server.on('upgrade', (_request, stream) => stream.destroy());
  const ask = (upgrade: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const body = '{"text":"as sent"}';
      const headers = {
        connection: 'Upgrade, HTTP2-Settings',
        upgrade,
        'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA',
        'content-type': 'application/json',
      };
      const asked = send(`${running.url}/echo`, { method: 'POST', headers }, (response) => {
        text(response).then((answer) => resolve(answer === body ? response.statusCode : undefined), reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  expect(await ask('h2c')).toBe(200);
  await expect(ask('websocket')).rejects.toThrow();
});

describe('every response', () => {
  it('has a request id: the caller’s if it is valid, otherwise a generated one', async () => {
    await using running = await start();
    const numberOf = async (given: string) =>
      (await fetch(`${running.url}/address`, { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      );
    expect(await numberOf('trace-0123456789')).toBe('trace-0123456789');
    expect(await numberOf('short')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await numberOf('a "quoted" number, and a long one')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is protected against being framed, sniffed and read over plain HTTP', async () => {
    await using running = await start();
    const { headers } = await fetch(`${running.url}/address`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it('can be read by pages of the allowed origins only', async () => {
    await using running = await start();
    const allowed = async (origin: string) =>
      (await fetch(`${running.url}/address`, { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed('https://app.example')).toBe('https://app.example');
    expect(await allowed('https://evil.example')).not.toBe('https://evil.example');
  });

  it('exposes the headers of request id, limits and trace to pages', async () => {
    await using running = await start();
    const { headers } = await fetch(`${running.url}/address`, { headers: { origin: 'https://app.example' } });
    expect(headers.get('access-control-expose-headers')).toBe(
      'x-request-id, retry-after, ratelimit, ratelimit-policy, traceresponse',
    );
  });
});

it('uses the client address only from trusted proxies', async () => {
  const addressSeen = async (trustedProxies: string[]) => {
    await using running = await start({ trustedProxies });
    const response = await fetch(`${running.url}/address`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    return response.json();
  };
  expect(await addressSeen([])).toEqual({ address: '127.0.0.1' });
  expect(await addressSeen(['127.0.0.1'])).toEqual({ address: '203.0.113.9' });
});

it('warns once that a proxy may be missing among the trusted ones, and not if all are there', async () => {
  const warnings = async (trustedProxies: string[]) => {
    const before = log.length;
    await using running = await start({ trustedProxies });
    for (const _time of [1, 2, 3]) {
      await fetch(`${running.url}/address`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    }
    return log.slice(before).filter((line) => line.includes('TRUSTED_PROXIES'));
  };
  expect(await warnings([])).toHaveLength(1);
  expect(await warnings(['10.0.0.0/8'])).toHaveLength(1);
  expect(await warnings(['127.0.0.1'])).toEqual([]);
});

it('reveals internal errors only in the log', async () => {
  await using running = await start();
  const response = await fetch(`${running.url}/broken`, { headers: { 'x-request-id': 'request-4713' } });
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    code: 'INTERNAL_SERVER_ERROR',
    error: 'Something went wrong on our side.',
    requestId: 'request-4713',
  });
  expect(log.some((line) => line.includes('hunter2') && line.includes('request-4713'))).toBe(true);
});

it('does not repeat a malformed URL', async () => {
  await using running = await start();
  const response = await fetch(`${running.url}/secret/%zz`, { headers: { 'x-request-id': 'request-4714' } });
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 400,
    body: { code: 'BAD_REQUEST', error: 'The address of this request cannot be read.' },
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'x-request-id': 'request-4714',
    'x-content-type-options': 'nosniff',
  });
  expect(log.filter((line) => line.includes('/secret/'))).toEqual([]);
});

it('names a port that is in use, and the remedy', async () => {
  await using running = await start();
  const port = Number(new URL(running.url).port);
  const second = start({ port });
  await expect(second).rejects.toThrow(AddressInUseError);
  await expect(second).rejects.toThrow(`PORT=${port + 1}`);
});

it('completes running requests before it closes', async () => {
  const { slowRoute, entered, finish } = held();
  const running = await start({ slowRoute });
  const answer = fetch(`${running.url}/slow`);
  await entered;
  const closed = running.server.close();
  finish();
  expect(await (await answer).json()).toEqual({ done: true });
  await closed;
});

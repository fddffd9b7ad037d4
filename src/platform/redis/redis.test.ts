import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import type { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { testRedis } from '../../../test/support/test-redis.js';
import { createRedis, type RedisConnection, type RedisRole } from './redis.js';

let proxy: TcpProxy;
const lines: string[] = [];
const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
const connections: RedisConnection[] = [];

beforeAll(async () => {
  proxy = await startRedisProxy(testRedis().url);
});

afterAll(async () => {
  await closeAll(connections);
  await proxy[Symbol.asyncDispose]();
});

function connection(role: RedisRole): RedisConnection {
  const redis = createRedis(proxy.url, { name: role, role, logger });
  connections.push(redis);
  return redis;
}

async function closeAll(open: readonly RedisConnection[]): Promise<void> {
  await Promise.all(open.map((each) => each[Symbol.asyncDispose]()));
}

describe('a connection to Redis', () => {
  it('fails if the server hangs, after the timeout of its role', async () => {
    const cache = connection('cache');
    const commands = connection('commands');
    await vi.waitFor(() => cache.ping());
    await commands.ping();

    proxy.freeze();
    const failed: string[] = [];
    const failure = async (role: string, call: Promise<unknown>) => {
      await expect(call).rejects.toThrow('timed out');
      failed.push(role);
    };
    await Promise.all([failure('commands', commands.get('key')), failure('cache', cache.get('key'))]);
    proxy.thaw();

    expect(failed).toEqual(['cache', 'commands']);
  });

  it('survives a short outage, and logs it once', async () => {
    const commands = connection('commands');
    await commands.ping();
    lines.length = 0;

    await proxy.cut();
    const answer = commands.ping();
    await vi.waitFor(() => expect(lines).toContain('Redis is unreachable; reconnecting'));
    await proxy.restore();

    await expect(answer).resolves.toBe('PONG');
    await vi.waitFor(() => expect(lines).toContain('Redis is reachable again'));
  });

  it('logs an outage once, however many attempts it takes', async () => {
    const worker = connection('worker');
    await worker.ping();
    // Connections of earlier tests may still report that they are back.
    await closeAll(connections.splice(0, connections.length - 1));
    lines.length = 0;

    await proxy.cut();
    let attempts = 0;
    worker.on('reconnecting', () => {
      attempts += 1;
    });
    await vi.waitFor(() => expect(attempts).toBeGreaterThan(2));
    await proxy.restore();
    await vi.waitFor(() => expect(lines).toContain('Redis is reachable again'));

    // On a cluster each node is reported too.
    const logged = lines.filter((line) => line !== 'A node of the Redis cluster is unreachable');
    expect(logged).toEqual(['Redis is unreachable; reconnecting', 'Redis is reachable again']);
  });

  it('does not reconnect if it is disposed of during an outage', async () => {
    const leaver = connection('worker');
    await leaver.ping();
    await proxy.cut();
    await vi.waitFor(() => expect(leaver.status).toBe('reconnecting'));

    await leaver[Symbol.asyncDispose]();
    await proxy.restore();

    const later = connection('commands');
    await later.ping();
    expect(leaver.status).not.toBe('ready');
  });
});

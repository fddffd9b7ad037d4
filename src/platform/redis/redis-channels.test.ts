import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import type { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { listenersTo, testRedis } from '../../../test/support/test-redis.js';
import { createLogger } from '../telemetry/logger.js';
import { createRedis, type RedisConnection } from './redis.js';
import { createRedisChannels, type RedisChannels } from './redis-channels.js';

const logger = createLogger({ level: 'silent', pretty: false });
const { url, prefix } = testRedis();
const channel = `${prefix}:news`;
let proxy: TcpProxy;
let redis: RedisConnection;
let subscriber: RedisConnection;
let channels: RedisChannels;

beforeAll(async () => {
  proxy = await startRedisProxy(url);
  redis = createRedis(url, { name: 'test', role: 'commands', logger });
  subscriber = createRedis(proxy.url, { name: 'test', role: 'subscriber', logger });
  channels = createRedisChannels(subscriber, logger);
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
  await subscriber[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

function listener() {
  const heard: string[] = [];
  return {
    heard,
    onMessage: (message: string) => void heard.push(message),
    onResumed: () => void heard.push('resumed'),
  };
}

const subscriptions = () => listenersTo(redis, channel);

it('subscribes a channel once for all listeners, until the last one stops', async () => {
  const first = listener();
  const second = listener();
  const stops = [await channels.listen(channel, first), await channels.listen(channel, second)];
  expect(await subscriptions()).toBe(1);

  await redis.publish(channel, 'to both');
  await vi.waitFor(() => expect(second.heard).toEqual(['to both']));
  await stops[0]?.();
  await redis.publish(channel, 'to one');
  await vi.waitFor(() => expect(second.heard).toEqual(['to both', 'to one']));
  expect(first.heard).toEqual(['to both']);

  await stops[1]?.();
  expect(await subscriptions()).toBe(0);
});

it('notifies its listeners after a reconnection', async () => {
  const one = listener();
  const stop = await channels.listen(channel, one);

  await proxy.cut();
  await proxy.restore();
  await vi.waitFor(() => expect(one.heard).toEqual(['resumed']));
  await redis.publish(channel, 'afterwards');

  await vi.waitFor(() => expect(one.heard).toEqual(['resumed', 'afterwards']));
  await stop();
});

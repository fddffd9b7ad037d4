import { createDisposer } from '../../src/platform/async/disposer.js';
import type { Cache, CacheNamespace, NamespaceOptions } from '../../src/platform/cache/cache.js';
import { createCache } from '../../src/platform/cache/tiered-cache.js';
import { createRedis, type RedisConnection } from '../../src/platform/redis/redis.js';
import { createRedisChannels } from '../../src/platform/redis/redis-channels.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { startRedisProxy } from './redis-proxy.js';
import type { TcpProxy } from './tcp-proxy.js';
import { reach, testRedis } from './test-redis.js';

/** The URLs of Redis for a process. */
export interface Routes {
  readonly commands?: string;
  readonly announcements?: string;
}

export const namespaceOptions = { name: 'things', ttlSeconds: 60, maxEntries: 100 };

const logger = createLogger({ level: 'silent', pretty: false });

/** Caches like those of several processes, each with its own connections, with a common Redis prefix. */
export class CacheProcesses implements AsyncDisposable {
  readonly url: string;
  readonly prefix: string;
  readonly #disposer = createDisposer();

  constructor() {
    const { url, prefix } = testRedis();
    this.url = url;
    this.prefix = prefix;
  }

  async start({ commands = this.url, announcements = this.url }: Routes = {}): Promise<Cache> {
    const redis = this.#disposer.add(createRedis(commands, { name: 'test', role: 'cache', logger }));
    const subscriber = this.#disposer.add(
      createRedis(announcements, { name: 'test', role: 'subscriber', logger }),
    );
    const channels = createRedisChannels(subscriber, logger);
    const cache = this.#disposer.add(createCache({ redis, channels, prefix: this.prefix, logger }));
    await reach(redis);
    await subscriber.ping();
    return cache;
  }

  /** In a process of its own. */
  async startNamespace(
    overrides: Partial<NamespaceOptions<string>> = {},
    routes: Routes = {},
  ): Promise<CacheNamespace<string>> {
    return (await this.start(routes)).namespace<string>({ ...namespaceOptions, ...overrides });
  }

  /** A route to Redis that can be cut. */
  async interruptible(): Promise<TcpProxy> {
    return this.#disposer.add(await startRedisProxy(this.url));
  }

  /** A connection to read and change Redis directly. */
  connect(): RedisConnection {
    return this.#disposer.add(createRedis(this.url, { name: 'test', role: 'commands', logger }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#disposer[Symbol.asyncDispose]();
  }
}

/** For values that must be in the cache. */
export async function neverAsked(): Promise<never> {
  throw new Error('The source should not have been asked.');
}

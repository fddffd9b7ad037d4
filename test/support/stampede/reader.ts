import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createCache } from '../../../src/platform/cache/tiered-cache.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createRedisChannels } from '../../../src/platform/redis/redis-channels.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import type { ReadAtOnce, ReadTogether, ToReader } from './messages.js';

/** A process with its own cache, which reads on command and reports the number of loads from its source. */
const [url = '', prefix = '', loadMs = '0'] = process.argv.slice(2);
const logger = createLogger({ level: 'silent', pretty: false });
const redis = createRedis(url, { name: 'stampede', role: 'cache', logger });
const subscriber = createRedis(url, { name: 'stampede channels', role: 'subscriber', logger });
const cache = createCache({ redis, channels: createRedisChannels(subscriber, logger), prefix, logger });
const things = cache.namespace<string>({ name: 'things', ttlSeconds: 60, maxEntries: 1_000 });
let loads = 0;
let letGo: () => void = () => undefined;
const isLetGo = new Promise<void>((resolve) => {
  letGo = resolve;
});

async function load(): Promise<string> {
  loads += 1;
  process.send?.({ kind: 'loading' });
  await Promise.all([pause(Number(loadMs)), isLetGo]);
  return 'the value';
}

async function readTogether({ key, readers }: ReadTogether): Promise<ReadAtOnce> {
  const begin = performance.now();
  const values = await Promise.all(Array.from({ length: readers }, () => things.get(key, () => load())));
  const isRight = values.every((value) => value === 'the value');
  return { kind: 'read', loads, isRight, tookMs: performance.now() - begin };
}

process.on('message', (message: ToReader) => {
  if (message.kind === 'let go') letGo();
  else void readTogether(message).then((answer) => process.send?.(answer));
});
// Its parent may exit before it.
process.once('disconnect', () => process.exit());
if (redis.status !== 'ready') await once(redis, 'ready');
process.send?.({ kind: 'ready' });

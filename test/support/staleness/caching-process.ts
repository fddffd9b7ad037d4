import type { CacheNamespace } from '../../../src/platform/cache/cache.js';
import { createCache } from '../../../src/platform/cache/tiered-cache.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createRedisChannels } from '../../../src/platform/redis/redis-channels.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import type { FromProcess, ToProcess } from './messages.js';
import { type Key, type Namespace, policy, type Thing, tagOf, type Way } from './policy.js';

/** A process with its own cache, whose source is its parent. */
const [commandsUrl = '', announcementsUrl = '', prefix = ''] = process.argv.slice(2);
const logger = createLogger({ level: 'silent', pretty: false });
const redis = createRedis(commandsUrl, { name: 'staleness', role: 'cache', logger });
const subscriber = createRedis(announcementsUrl, { name: 'staleness', role: 'subscriber', logger });
const cache = createCache({ redis, channels: createRedisChannels(subscriber, logger), prefix, logger });
const caches: Readonly<Record<Namespace, CacheNamespace<Thing>>> = {
  plain: cache.namespace({ name: 'plain', ...policy }),
  versioned: cache.namespace({ name: 'versioned', ...policy, versionOf: ({ version }) => version }),
  tagged: cache.namespace({ name: 'tagged', ...policy, tagsOf: ({ key }) => [tagOf[key]] }),
};
const loads = new Map<number, (things: readonly Thing[]) => void>();
let lastLoad = 0;

function say(message: FromProcess): void {
  process.send?.(message);
}

function load(namespace: Namespace, keys: readonly Key[]): Promise<readonly Thing[]> {
  lastLoad += 1;
  const id = lastLoad;
  say({ kind: 'load', id, namespace, keys });
  return new Promise((resolve) => loads.set(id, resolve));
}

async function read(namespace: Namespace, keys: readonly Key[]): Promise<readonly Thing[]> {
  const [only] = keys;
  if (keys.length > 1 || !only) {
    return caches[namespace].getMany(keys, (missing) => load(namespace, missing as readonly Key[]));
  }
  const loadOne = async () => {
    const [thing] = await load(namespace, [only]);
    if (!thing) throw new Error('The source says nothing.');
    return thing;
  };
  return [await caches[namespace].get(only, loadOne)];
}

async function publish(namespace: Namespace, things: readonly Thing[], way: Way): Promise<void> {
  const cached = caches[namespace];
  const [first] = things;
  if (way === 'set') await cached.setMany(things.map((thing) => [thing.key, thing]));
  else if (way === 'delete') await Promise.all(things.map(({ key }) => cached.delete(key)));
  else if (first) await cached.invalidateTag(tagOf[first.key]);
}

async function connected(): Promise<void> {
  await untilReady();
  await redis.ping();
  // The first message may have waited for the connection, and then is sent before channels are subscribed again.
  await subscriber.ping();
  await subscriber.ping();
}

/** However often it fails before: Redis may be down at that time. */
function untilReady(): Promise<void> {
  return new Promise((resolve) => {
    if (redis.status === 'ready') resolve();
    else redis.once('ready', resolve);
  });
}

async function act(message: ToProcess): Promise<void> {
  if (message.kind === 'loaded') {
    loads.get(message.id)?.(message.things);
    loads.delete(message.id);
    return;
  }
  const { id } = message;
  if (message.kind === 'connect') await connected();
  if (message.kind === 'publish') await publish(message.namespace, message.things, message.way);
  say({
    kind: 'done',
    id,
    things: message.kind === 'read' ? await read(message.namespace, message.keys) : [],
  });
}

process.on('message', (message: ToProcess) => void act(message));
// Its parent may exit before it.
process.once('disconnect', () => process.exit());
await connected();
say({ kind: 'ready' });

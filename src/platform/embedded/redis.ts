import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findRedisServer } from './redis-program.js';
import { ServerProcess } from './server-process.js';

export interface RedisOptions {
  /** An existing folder for the server's data, and for the server if we unpack it. */
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  /** Additional settings, such as `cluster-enabled yes` for tests. */
  readonly settings?: readonly string[];
  readonly onProgress?: ((message: string) => void) | undefined;
}

const START_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** The address of the embedded Redis. */
export function redisUrl(port: number, password: string): string {
  return `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`;
}

/**
 * Starts an embedded Redis server on 127.0.0.1. It has an append-only file, because it stores jobs, and evicts
 * nothing.
 * @throws ServerNotStartedError, or an Error that says how to install Redis
 */
export async function startRedis(options: RedisOptions): Promise<ServerProcess> {
  const { dataFolder, port, password, settings: moreSettings = [] } = options;
  const program = await findRedisServer(join(dataFolder, 'redis-program'), options.onProgress);
  const folder = join(dataFolder, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });

  // In a file, because process arguments are public, and the password is among them.
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    `pidfile ${JSON.stringify(join(folder, 'redis.pid'))}`,
    'appendonly yes',
    'appendfsync everysec',
    // Truncates an append-only file that a kill left incomplete, instead of refusing to start.
    'aof-load-truncated yes',
    'save ""',
    'maxmemory-policy noeviction',
    ...moreSettings,
  ];
  const settingsFile = join(folder, 'redis.conf');
  await writeFile(settingsFile, `${settings.join('\n')}\n`, { mode: 0o600 });

  const server = await ServerProcess.start({
    name: 'Redis',
    command: [...program, settingsFile],
    logFile: join(dataFolder, 'redis.log'),
    stopSignal: 'SIGTERM',
  });
  await server.waitUntil(() => answersPing(port, password), START_TIMEOUT_MS);
  return server;
}

async function answersPing(port: number, password: string): Promise<boolean> {
  const client = new Redis(redisUrl(port, password), {
    lazyConnect: true,
    retryStrategy: () => null,
    // Another program on that port may not answer at all.
    connectTimeout: ANSWER_TIMEOUT_MS,
    commandTimeout: ANSWER_TIMEOUT_MS,
  });
  // Errors during the start are reported by the calls below.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
  }
}

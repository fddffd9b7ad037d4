import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findRedisServer } from './redis-program.js';
import { ServerProcess } from './server-process.js';

export interface RedisOptions {
  /** An existing folder; the server's data, and the server where we unpack it ourselves, go below it. */
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  /** Beside the usual ones, such as `cluster-enabled yes` for tests. */
  readonly settings?: readonly string[];
  readonly onProgress?: ((message: string) => void) | undefined;
}

const START_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** Where the embedded Redis is reached. */
export function redisUrl(port: number, password: string): string {
  return `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`;
}

/**
 * Starts a Redis server of our own, on 127.0.0.1 alone. It keeps an append-only file, since jobs live in it, and
 * evicts nothing.
 * @throws ServerNotStartedError, or an Error that says how to get a Redis where there is none
 */
export async function startRedis(options: RedisOptions): Promise<ServerProcess> {
  const { dataFolder, port, password, settings: moreSettings = [] } = options;
  const program = await findRedisServer(join(dataFolder, 'redis-program'), options.onProgress);
  const folder = join(dataFolder, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });

  // A file, because everyone can read the parameters of a process, the password among them.
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    `pidfile ${JSON.stringify(join(folder, 'redis.pid'))}`,
    'appendonly yes',
    'appendfsync everysec',
    // The end that a kill tore off is cut from the append-only file instead of refusing it.
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
    // Whoever else listens there need not answer at all.
    connectTimeout: ANSWER_TIMEOUT_MS,
    commandTimeout: ANSWER_TIMEOUT_MS,
  });
  // Refusals while the server starts are told by the calls below.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
  }
}

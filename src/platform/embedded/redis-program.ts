import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installDebianRedis, unpackDebianRedis } from './debian-redis.js';

const run = promisify(execFile);

/** How to start a Redis server: the program, and the arguments before its settings file. */
export type RedisProgram = readonly [program: string, ...parameters: string[]];

const NO_REDIS =
  'No Redis server was found, and none could be fetched. Three ways to get one: install it with your package ' +
  'manager (apt-get install redis-server, brew install redis); run docker compose up, which brings one; or set ' +
  'REDIS_URL to a server of yours, for example REDIS_URL=redis://localhost:6379.';

/**
 * Finds a Redis server: on PATH, or from Debian's package, which is installed if we are root and otherwise unpacked
 * into a folder.
 * @param folder for the unpacked server
 * @throws Error with instructions to install one, when none of these succeeds
 */
export async function findRedisServer(
  folder: string,
  onProgress?: (message: string) => void,
): Promise<RedisProgram> {
  const onPath: RedisProgram = ['redis-server'];
  if (await works(onPath)) return onPath;
  const fetchServer = process.getuid?.() === 0 ? installDebianRedis : unpackDebianRedis;
  try {
    return await fetchServer(folder, works, (message) => onProgress?.(message));
  } catch (cause) {
    throw new Error(NO_REDIS, { cause });
  }
}

async function works([program, ...parameters]: RedisProgram): Promise<boolean> {
  return run(program, [...parameters, '--version']).then(
    ({ stdout }) => stdout.includes('server'),
    () => false,
  );
}

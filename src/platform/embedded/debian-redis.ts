import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installDebianPackages } from './debian-packages.js';
import type { RedisProgram } from './redis-program.js';

const run = promisify(execFile);

// Debian ships server and checker as one program, which acts according to its name. The package redis-tools has it
// under the checker's name; redis-server adds the other name, and starts a service on port 6379 that nobody asked
// for.
const PACKAGE = 'redis-tools';
const PROGRAM = 'usr/bin/redis-check-rdb';

type Works = (program: RedisProgram) => Promise<boolean>;
type OnProgress = (message: string) => void;

/** Installs Redis with Debian's package manager, which requires root. */
export async function installDebianRedis(
  folder: string,
  works: Works,
  onProgress: OnProgress,
): Promise<RedisProgram> {
  const server: RedisProgram = [join(folder, 'redis-server')];
  if (await works(server)) return server;
  // Another data folder may have had the package installed before.
  await nameServer(folder, join('/', PROGRAM));
  if (await works(server)) return server;
  onProgress('Installing Redis from the packages of this system');
  await installDebianPackages([PACKAGE]);
  return server;
}

/** Unpacks Debian's package, with the libraries that are missing, into a folder, which does not require root. */
export async function unpackDebianRedis(
  folder: string,
  works: Works,
  onProgress: OnProgress,
): Promise<RedisProgram> {
  const existing = await unpackedServer(folder);
  if (await works(existing)) return existing;

  onProgress('Unpacking Redis from the packages of this system');
  await mkdir(folder, { recursive: true });
  await run('apt-get', ['download', ...(await missingPackages())], { cwd: folder });
  const archives = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
  for (const archive of archives) await run('dpkg', ['-x', archive, '.'], { cwd: folder });
  await nameServer(folder, join(folder, PROGRAM));
  return unpackedServer(folder);
}

/** The package with its dependencies that are not installed. */
async function missingPackages(): Promise<string[]> {
  const { stdout } = await run('apt-get', ['install', '--simulate', '--no-install-recommends', PACKAGE]);
  const needed = [...stdout.matchAll(/^Inst (?<name>\S+)/gm)].map((match) => match[1] ?? '');
  return [...new Set([PACKAGE, ...needed])];
}

async function nameServer(folder: string, program: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = join(folder, 'redis-server');
  await rm(name, { force: true });
  await symlink(program, name);
}

async function unpackedServer(folder: string): Promise<RedisProgram> {
  const libraries = join(folder, 'usr/lib');
  // There is a folder per architecture, and none if the system had all libraries.
  const architectures = await readdir(libraries).catch(() => []);
  const path = architectures.map((architecture) => join(libraries, architecture)).join(':');
  return ['env', `LD_LIBRARY_PATH=${path}`, join(folder, 'redis-server')];
}

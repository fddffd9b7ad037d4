import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processesIn } from './process-info.js';

const END_TIMEOUT_MS = 20_000;
const POLL_MS = 20;

/**
 * Stops servers that a killed StreamCore left running on its data folder, so that new ones can start. A server is
 * identified by its working directory: another process that has its former id is left alone.
 * @param dataFolder the real path of the folder, without symbolic links
 */
export async function endOrphans(dataFolder: string): Promise<void> {
  await Promise.all([endPostgresOrphans(dataFolder), endRedisOrphans(dataFolder)]);
}

/** The same for PostgreSQL, whose processes outlive the first of them for a moment. */
export function endPostgresOrphans(dataFolder: string): Promise<void> {
  return endOrphan(join(dataFolder, 'postgres'), 'postmaster.pid', 'SIGINT');
}

function endRedisOrphans(dataFolder: string): Promise<void> {
  return endOrphan(join(dataFolder, 'redis'), 'redis.pid', 'SIGTERM');
}

async function endOrphan(folder: string, pidFileName: string, stopSignal: NodeJS.Signals): Promise<void> {
  const pidFile = join(folder, pidFileName);
  const noted = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  // PostgreSQL's other processes end with the first one, by themselves if it was killed.
  const server = (await processesIn(folder)).find((pid) => pid === noted);
  if (server !== undefined) process.kill(server, stopSignal);
  if (!(await isLeft(folder))) {
    for (const pid of await processesIn(folder)) process.kill(pid, 'SIGKILL');
    await isLeft(folder);
  }
  // Otherwise PostgreSQL would take any process with that id for itself, and refuse to start.
  await rm(pidFile, { force: true });
}

/** Waits until no process works in the folder; false on a timeout. */
async function isLeft(folder: string): Promise<boolean> {
  const deadline = performance.now() + END_TIMEOUT_MS;
  while ((await processesIn(folder)).length > 0) {
    if (performance.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTimeOf } from './process-info.js';

/** Another StreamCore works on the same data. */
export class DataFolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another StreamCore (process ${pid}). Stop that one first, or give ` +
        'this one a folder and a port of its own, for example STREAMCORE_DATA=.streamcore-2 PORT=4001.',
    );
    this.name = 'DataFolderInUseError';
  }
}

/** The process that holds a data folder; null when none does. One that was killed holds nothing. */
export async function folderOwner(folder: string): Promise<number | null> {
  return ownerNamedIn(join(folder, 'lock'));
}

/**
 * Takes a data folder for this process.
 * @throws DataFolderInUseError when another process has it
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const lock = join(folder, 'lock');
  const mine = `${lock}.${process.pid}`;
  await writeFile(mine, `${process.pid}\n${await startTimeOf(process.pid)}\n`);
  try {
    // A link either appears complete or, when there is a lock already, not at all.
    while (!(await link(mine, lock).then(() => true, isNotTaken))) await removeStaleLock(folder, lock);
  } finally {
    await rm(mine);
  }
  return { [Symbol.asyncDispose]: () => rm(lock, { force: true }) };
}

function isNotTaken(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
  throw error;
}

async function removeStaleLock(folder: string, lock: string): Promise<void> {
  const owner = await ownerNamedIn(lock);
  if (owner !== null) throw new DataFolderInUseError(folder, owner);
  // Of several that found the lock stale one moves it away. Should it have been renewed meanwhile, it goes back.
  const removed = `${lock}.stale.${process.pid}`;
  await rename(lock, removed).catch(() => undefined);
  const renewedBy = await ownerNamedIn(removed);
  if (renewedBy !== null) await rename(removed, lock);
  await rm(removed, { force: true });
}

async function ownerNamedIn(lock: string): Promise<number | null> {
  const [pid, startTime] = (await readFile(lock, 'utf8').catch(() => '')).split('\n');
  if (!pid || !startTime) return null;
  return (await startTimeOf(Number(pid))) === startTime ? Number(pid) : null;
}

import { randomUUID } from 'node:crypto';
import { link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isBeating, isRunningHere, type LockOwner, lockText, readLock } from './lock-file.js';
import { processPlace } from './process-place.js';

/** Another StreamCore uses the same data. */
export class DataFolderInUseError extends Error {
  constructor(folder: string, owner: string) {
    super(
      `The data folder ${folder} is in use by another StreamCore (${owner}). Stop that one first, or give ` +
        'this one a folder and a port of its own, for example STREAMCORE_DATA=.streamcore-2 PORT=4001.',
    );
    this.name = 'DataFolderInUseError';
  }
}

export interface LockOptions {
  /**
   * Called when it takes a while to find out whether the holder of a lock, on another machine or in another
   * container, is alive.
   */
  readonly onWait?: (() => void) | undefined;
  /** The heartbeat interval of this process. */
  readonly beatMs?: number;
  /** How long the holder on another machine may be silent before it counts as dead. */
  readonly watchMs?: number;
  /** Default: the current host or container. */
  readonly place?: string;
}

const BEAT_MS = 2_000;
/** Ten heartbeats: a process may be busy, and a machine overloaded. */
const WATCH_MS = 20_000;

/** The process on this host that holds a data folder; null if there is none. A killed process holds nothing. */
export async function folderOwner(folder: string): Promise<number | null> {
  const owner = await readLock(join(folder, 'lock'));
  return owner && (await isRunningHere(owner, await processPlace())) ? owner.pid : null;
}

/**
 * Locks a data folder for this process, which sends heartbeats from then on: on other machines or containers that
 * share the folder, process ids are meaningless.
 * @throws DataFolderInUseError when another process holds it
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<AsyncDisposable> {
  const { beatMs = BEAT_MS, place = await processPlace() } = options;
  const lock = join(folder, 'lock');
  // Processes of two containers may have the same id.
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, await lockText(place));
  try {
    // Creating a hard link is atomic, and fails if there is a lock already.
    while (!(await link(mine, lock).then(() => true, isNotTaken))) {
      await removeStaleLock(folder, lock, { ...options, place });
    }
  } finally {
    await rm(mine, { force: true });
  }
  const beat = setInterval(() => {
    const now = new Date();
    // A failed heartbeat is followed by another.
    utimes(lock, now, now).catch(() => undefined);
  }, beatMs);
  beat.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(beat);
      await rm(lock, { force: true });
    },
  };
}

function isNotTaken(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
  throw error;
}

type Judging = LockOptions & { readonly place: string };

async function removeStaleLock(folder: string, lock: string, options: Judging): Promise<void> {
  const owner = await readLock(lock);
  if (owner) await requireDead(folder, lock, owner, options);
  // Of several processes that found the lock stale, one moves it away. If it is another process's new lock by then, it
  // is moved back.
  const removed = `${lock}.stale.${randomUUID()}`;
  await rename(lock, removed).catch(() => undefined);
  const taken = await readLock(removed);
  if (taken && taken.text !== owner?.text) await rename(removed, lock);
  await rm(removed, { force: true });
}

async function requireDead(
  folder: string,
  lock: string,
  owner: LockOwner,
  { place, watchMs = WATCH_MS, onWait }: Judging,
): Promise<void> {
  if (owner.place === undefined || owner.place === place) {
    if (await isRunningHere(owner, place)) throw new DataFolderInUseError(folder, `process ${owner.pid}`);
    return;
  }
  onWait?.();
  if (!(await isBeating(lock, watchMs))) return;
  // The holder may have changed since, but someone holds it, unless it was released.
  const holder = await readLock(lock);
  if (holder === null) return;
  const { pid, host } = holder;
  throw new DataFolderInUseError(
    folder,
    `process ${pid} on ${host ?? 'another machine'}, or in a container of that name`,
  );
}

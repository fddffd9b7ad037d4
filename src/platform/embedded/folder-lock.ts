import { randomUUID } from 'node:crypto';
import { link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isBeating, isRunningHere, type LockOwner, lockText, readLock } from './lock-file.js';
import { processPlace } from './process-place.js';

/** Another StreamCore works on the same data. */
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
  /** Told when it takes a while to find out whether the holder of a lock, on another machine or in another container, lives. */
  readonly onWait?: (() => void) | undefined;
  /** How often this process shows that it lives. */
  readonly beatMs?: number;
  /** For how long none has to show it that holds the folder elsewhere, until it is taken for dead. */
  readonly watchMs?: number;
  /** Default: where this process runs. */
  readonly place?: string;
}

const BEAT_MS = 2_000;
/** Ten beats: a process may be busy, and a machine short of time. */
const WATCH_MS = 20_000;

/** The process of this place that holds a data folder; null when none does. One that was killed holds nothing. */
export async function folderOwner(folder: string): Promise<number | null> {
  const owner = await readLock(join(folder, 'lock'));
  return owner && (await isRunningHere(owner, await processPlace())) ? owner.pid : null;
}

/**
 * Takes a data folder for this process, which shows from then on that it lives: whoever shares the folder from another
 * machine or container cannot tell by the number of the process.
 * @throws DataFolderInUseError when another process has it
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<AsyncDisposable> {
  const { beatMs = BEAT_MS, place = await processPlace() } = options;
  const lock = join(folder, 'lock');
  // Two containers may have processes of the same number.
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, await lockText(place));
  try {
    // A link either appears complete or, when there is a lock already, not at all.
    while (!(await link(mine, lock).then(() => true, isNotTaken))) {
      await removeStaleLock(folder, lock, { ...options, place });
    }
  } finally {
    await rm(mine, { force: true });
  }
  const beat = setInterval(() => {
    const now = new Date();
    // One that cannot be shown now is followed by another.
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
  // Of several that found the lock stale one moves it away. Should it have been renewed meanwhile, it goes back.
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
  // Whoever has it by now need not be the one that was asked about, but somebody has, unless it was given up.
  const holder = await readLock(lock);
  if (holder === null) return;
  const { pid, host } = holder;
  throw new DataFolderInUseError(
    folder,
    `process ${pid} on ${host ?? 'another machine'}, or in a container of that name`,
  );
}

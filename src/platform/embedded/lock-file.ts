import { open, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { startTimeOf } from './process-info.js';

/** Who wrote a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly startTime: string;
  /** Where its number means something; undefined where a former version wrote it, which only thought of its own. */
  readonly place: string | undefined;
  /** For people. */
  readonly host: string | undefined;
  /** All of it, which no other lock has. */
  readonly text: string;
}

const LOOK_EVERY_MS = 250;

/** What this process writes into a lock. */
export async function lockText(place: string): Promise<string> {
  return `${process.pid}\n${await startTimeOf(process.pid)}\n${place}\n${hostname()}\n`;
}

/** Null where there is no lock, or none that can be read. */
export async function readLock(lock: string): Promise<LockOwner | null> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const [pid, startTime, place, host] = text.split('\n');
  if (!pid || !startTime) return null;
  return { pid: Number(pid), startTime, place: place || undefined, host: host || undefined, text };
}

/** Whether the owner of a lock is a process that this one sees. */
export async function isRunningHere({ pid, startTime, place }: LockOwner, here: string): Promise<boolean> {
  if (place !== undefined && place !== here) return false;
  return (await startTimeOf(pid)) === startTime;
}

/**
 * Whether whoever holds a lock elsewhere gives a sign of life: by its own clock, which need not be ours.
 * @param watchMs for how long none has to come until it is taken for dead
 */
export async function isBeating(lock: string, watchMs: number): Promise<boolean> {
  const first = await beatOf(lock);
  const deadline = performance.now() + watchMs;
  while (performance.now() < deadline) {
    await delay(Math.min(LOOK_EVERY_MS, watchMs));
    // Also where it went: somebody has given it up, or taken it over, and whoever wants it looks again.
    if ((await beatOf(lock)) !== first) return true;
  }
  return false;
}

/** Opens the file, because network file systems revalidate on open, and may otherwise serve outdated attributes for a minute. */
async function beatOf(lock: string): Promise<string | null> {
  const file = await open(lock, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { ino, mtimeMs } = await file.stat();
    return `${ino} ${mtimeMs}`;
  } finally {
    await file.close();
  }
}

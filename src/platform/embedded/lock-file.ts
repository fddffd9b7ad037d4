import { open, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { startTimeOf } from './process-info.js';

/** The process that wrote a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly startTime: string;
  /** Where its process id is valid; undefined for locks of a former version, which assumed its own host. */
  readonly place: string | undefined;
  /** For display. */
  readonly host: string | undefined;
  /** The full text, which is unique. */
  readonly text: string;
}

const LOOK_EVERY_MS = 250;

/** The content of this process's lock. */
export async function lockText(place: string): Promise<string> {
  return `${process.pid}\n${await startTimeOf(process.pid)}\n${place}\n${hostname()}\n`;
}

/** Null if there is no lock, or it is unreadable. */
export async function readLock(lock: string): Promise<LockOwner | null> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const [pid, startTime, place, host] = text.split('\n');
  if (!pid || !startTime) return null;
  return { pid: Number(pid), startTime, place: place || undefined, host: host || undefined, text };
}

/** Whether the owner of a lock is a running process on this host. */
export async function isRunningHere({ pid, startTime, place }: LockOwner, here: string): Promise<boolean> {
  if (place !== undefined && place !== here) return false;
  return (await startTimeOf(pid)) === startTime;
}

/**
 * Whether the holder of a lock on another host is alive: its heartbeat changes, by whatever clock.
 * @param watchMs how long to wait for a heartbeat
 */
export async function isBeating(lock: string, watchMs: number): Promise<boolean> {
  const first = await beatOf(lock);
  const deadline = performance.now() + watchMs;
  while (performance.now() < deadline) {
    await delay(Math.min(LOOK_EVERY_MS, watchMs));
    // Also if the lock disappears: it was released or taken over, and the caller looks again.
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

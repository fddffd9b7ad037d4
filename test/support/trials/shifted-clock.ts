import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The clock of a process, which a trial can shift while the process runs. */
export interface ShiftedClock {
  /** The environment with which the process is started. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets how far it is ahead, within a second; behind, if negative. */
  shift(seconds: number): Promise<void>;
}

const LIBRARIES = '/usr/lib';
/** The library for multi-threaded programs. */
const LIBRARY = 'faketime/libfaketimeMT.so.1';

/** Whether libfaketime is installed, which replaces the system's time functions (Debian: `faketime`). */
export async function hasShiftedClock(): Promise<boolean> {
  return (await findLibrary()) !== null;
}

/**
 * @param folder for its file
 * @throws Error without libfaketime
 */
export async function createShiftedClock(folder: string): Promise<ShiftedClock> {
  const library = await findLibrary();
  if (library === null) throw new Error('There is no libfaketime.');
  const file = join(folder, 'clock');
  const shift = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  await shift(0);
  return {
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      // How long it uses the offset that it has read, in seconds.
      FAKETIME_CACHE_DURATION: '1',
      // Monotonic clocks do not jump when a clock is set, nor do the times of files.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    shift,
  };
}

/** Debian has a library folder for each architecture. */
async function findLibrary(): Promise<string | null> {
  const folders = await readdir(LIBRARIES).catch(() => []);
  for (const folder of folders.filter((name) => name.endsWith('-linux-gnu'))) {
    const inside = await readdir(join(LIBRARIES, folder, 'faketime')).catch(() => []);
    if (inside.some((name) => LIBRARY.endsWith(name))) return join(LIBRARIES, folder, LIBRARY);
  }
  return null;
}

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the clock of a process says, by which a trial moves it away from everybody else's while the process runs. */
export interface ShiftedClock {
  /** What the process is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** By how much it is ahead from within a second on; behind, where that is less than zero. */
  shift(seconds: number): Promise<void>;
}

const LIBRARIES = '/usr/lib';
/** For programs of several threads. */
const LIBRARY = 'faketime/libfaketimeMT.so.1';

/** Whether there is libfaketime, which answers the system's calls for the time (Debian: `faketime`). */
export async function hasShiftedClock(): Promise<boolean> {
  return (await findLibrary()) !== null;
}

/**
 * @param folder where it keeps its file
 * @throws Error where there is no libfaketime
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
      // How long it goes on with what it has read, in seconds.
      FAKETIME_CACHE_DURATION: '1',
      // What measures how long something takes does not jump when a clock is set, nor do the times of files.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    shift,
  };
}

/** Debian keeps libraries in a folder for each architecture. */
async function findLibrary(): Promise<string | null> {
  const folders = await readdir(LIBRARIES).catch(() => []);
  for (const folder of folders.filter((name) => name.endsWith('-linux-gnu'))) {
    const inside = await readdir(join(LIBRARIES, folder, 'faketime')).catch(() => []);
    if (inside.some((name) => LIBRARY.endsWith(name))) return join(LIBRARIES, folder, LIBRARY);
  }
  return null;
}

import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOwner } from '../../src/platform/embedded/folder-lock.js';
import { endOrphans } from '../../src/platform/embedded/orphans.js';

/** A run that has just created its folder may not have locked it yet. */
const YOUNGEST_MS = 60_000;

/** Stops and removes the servers of test runs that were killed before they could clean up. */
export async function removeAbandonedServers(prefix: string): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const found = await findFolder(join(tmpdir(), name));
    if (found === null || Date.now() - found.birthtimeMs < YOUNGEST_MS) continue;
    if ((await folderOwner(found.folder)) !== null) continue;
    await endOrphans(found.folder);
    await rm(found.folder, { recursive: true, force: true });
  }
}

/** Null if another run has removed it in the meantime. */
async function findFolder(
  path: string,
): Promise<{ readonly folder: string; readonly birthtimeMs: number } | null> {
  try {
    const folder = await realpath(path);
    const { birthtimeMs } = await stat(folder);
    return { folder, birthtimeMs };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

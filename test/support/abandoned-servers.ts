import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOwner } from '../../src/platform/embedded/folder-lock.js';
import { endOrphans } from '../../src/platform/embedded/orphans.js';

/** A run that has just made its folder may not have marked it as its own yet. */
const YOUNGEST_MS = 60_000;

/** Ends and removes what test runs have left behind that were killed before they could clean up. */
export async function removeAbandonedServers(prefix: string): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const folder = await realpath(join(tmpdir(), name));
    const { birthtimeMs } = await stat(folder);
    if (Date.now() - birthtimeMs < YOUNGEST_MS || (await folderOwner(folder)) !== null) continue;
    await endOrphans(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

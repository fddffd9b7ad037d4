import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any work takes: what is older was left by a process that was killed. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Does something in a new folder below another, which is removed afterwards. */
export async function withWorkFolder<Result>(
  parent: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const folder = await mkdtemp(join(parent, 'work-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  // Files have their times from the machine, whatever the platform's clock says.
  const before = Date.now() - ABANDONED_AFTER_MS;
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    // Another worker may have removed it meanwhile.
    const changedAt = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => before,
    );
    if (name.startsWith('work-') && changedAt < before) await rm(folder, { recursive: true, force: true });
  }
}

import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any transcoding takes: older folders were left by a process that was killed. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Runs work in a new temporary folder, which is removed afterwards. */
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
  // File times are from the machine's clock, not the platform's, which can be moved.
  const before = Date.now() - ABANDONED_AFTER_MS;
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    // Another worker may have removed it in the meantime.
    const changedAt = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => before,
    );
    if (name.startsWith('work-') && changedAt < before) await rm(folder, { recursive: true, force: true });
  }
}

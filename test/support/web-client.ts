import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { withAdvisoryLock } from '../../src/platform/database/advisory-lock.js';
import { projectRoot } from '../../src/project-root.js';
import { hashInputs, isBuiltFrom } from '../../web/built-from.js';

/** Builds the web client, unless it is already built, as `npm start` does. Of concurrent test files, one builds it. */
export async function buildWebClient(): Promise<void> {
  await withAdvisoryLock(inject('databaseUrl'), 'web client', async () => {
    if (isBuiltFrom(hashInputs())) return;
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'web/build.ts'], {
      cwd: projectRoot,
      // The build must not see that this is a test: React would be built in its slow and large form.
      env: { PATH: process.env['PATH'] },
    });
  });
}

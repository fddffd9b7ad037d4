import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { withAdvisoryLock } from '../../src/platform/database/advisory-lock.js';
import { projectRoot } from '../../src/project-root.js';
import { hashInputs, isBuiltFrom } from '../../web/built-from.js';

/** Builds the web client, unless it is built already, as `npm start` does. Of test files side by side one does it. */
export async function buildWebClient(): Promise<void> {
  await withAdvisoryLock(inject('databaseUrl'), 'web client', async () => {
    if (isBuiltFrom(hashInputs())) return;
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'web/build.ts'], {
      cwd: projectRoot,
      // That this is a test is no business of the build: React would come in its slow and large form.
      env: { PATH: process.env['PATH'] },
    });
  });
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const INSTALL_TIMEOUT_MS = 600_000;

/** Has Debian's package manager install packages, which takes root. @throws Error when it is not there, or cannot */
export async function installDebianPackages(names: readonly string[]): Promise<void> {
  // Whoever else installs something now is waited for.
  const patience = ['-o', 'DPkg::Lock::Timeout=120'];
  const install = () =>
    run('apt-get', [...patience, 'install', '--yes', '--no-install-recommends', ...names], {
      timeout: INSTALL_TIMEOUT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // A fresh system may not have heard of any package yet.
  await install().catch(async () => {
    await run('apt-get', ['update']);
    await install();
  });
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const INSTALL_TIMEOUT_MS = 600_000;

/**
 * Installs packages with Debian's package manager, which requires root. @throws Error when that fails, or it does not
 * exist
 */
export async function installDebianPackages(names: readonly string[]): Promise<void> {
  // Waits for other installations.
  const patience = ['-o', 'DPkg::Lock::Timeout=120'];
  const install = () =>
    run('apt-get', [...patience, 'install', '--yes', '--no-install-recommends', ...names], {
      timeout: INSTALL_TIMEOUT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // A fresh system may have no package lists yet.
  await install().catch(async () => {
    await run('apt-get', ['update']);
    await install();
  });
}

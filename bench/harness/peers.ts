import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.js';

const FOLDER = join(projectRoot, 'bench/peers');
const run = promisify(execFile);

/**
 * A file of the package of peers, whose libraries are installed at their first use.
 * @param libraries that the file needs
 * @throws Error without a network
 */
export async function loadPeers<Peers>(
  file: string,
  libraries: readonly string[],
  onProgress: (message: string) => void,
): Promise<Peers> {
  if (!libraries.every((library) => existsSync(join(FOLDER, 'node_modules', library)))) {
    const names = libraries.join(' and ');
    onProgress(`Installing ${names} in bench/peers`);
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER }).catch((cause: unknown) => {
      const advice = 'Run `npm ci` in bench/peers where there is a network, and then this again.';
      throw new Error(`${names} could not be installed. ${advice}`, { cause });
    });
  }
  const peers: Peers = await import(pathToFileURL(join(FOLDER, file)).href);
  return peers;
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectRoot } from '../../../src/project-root.js';
import type { Contender } from './contender.js';

const FOLDER = join(projectRoot, 'bench/peers');
const run = promisify(execFile);

interface Peers {
  readonly bentocache: Contender;
  readonly cacheable: Contender;
}

/** The libraries, from a package of their own, which is installed when they are wanted first. @throws Error without a network */
export async function loadPeers(onProgress: (message: string) => void): Promise<Peers> {
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    onProgress('Installing bentocache and cacheable in bench/peers');
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER }).catch((cause: unknown) => {
      const advice = 'Run `npm ci` in bench/peers where there is a network, and then this again.';
      throw new Error(`bentocache and cacheable could not be installed. ${advice}`, { cause });
    });
  }
  const peers: Peers = await import(pathToFileURL(join(FOLDER, 'contenders.mjs')).href);
  return peers;
}

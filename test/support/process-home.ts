import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { processesIn } from '../../src/platform/embedded/process-info.js';
import { type Program, startProgram } from './process-program.js';
import { note } from './run-notes.js';

/** A separate folder and port, on which copies of the product can be started. */
export interface Home extends AsyncDisposable {
  readonly folder: string;
  /** The folder of the embedded servers. */
  readonly dataFolder: string;
  readonly port: number;
  readonly address: string;
  start(environment?: Readonly<Record<string, string>>): Program;
  /** The running processes of its embedded servers. */
  servers(): Promise<readonly number[]>;
}

/** Everything that was started in it ends with it. */
export async function createHome(): Promise<Home> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'streamcore-home-')));
  const dataFolder = join(folder, 'data');
  const port = await freePort();
  const disposer = createDisposer();

  async function servers(): Promise<readonly number[]> {
    const found = await Promise.all(['postgres', 'redis'].map((name) => processesIn(join(dataFolder, name))));
    return found.flat();
  }

  return {
    folder,
    dataFolder,
    port,
    address: `http://127.0.0.1:${port}`,
    servers,
    start(environment = {}) {
      // Without these URLs it starts its own servers.
      if (!environment['REDIS_URL']) note('redis', 'own');
      if (!environment['DATABASE_URL']) note('database', 'own');
      return disposer.add(
        startProgram({
          file: 'src/main.ts',
          folder,
          environment: { PORT: `${port}`, STREAMCORE_DATA: dataFolder, ...environment },
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      await disposer[Symbol.asyncDispose]();
      for (const pid of await servers()) kill(pid);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Processes that have ended in the meantime count as killed. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

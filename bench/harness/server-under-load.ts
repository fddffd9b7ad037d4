import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../src/platform/embedded/ports.js';
import { type BenchProgram, builtFile } from './build.js';

export interface ServerOptions {
  readonly name: string;
  readonly program: BenchProgram;
  readonly parameters?: readonly string[];
  /** The complete environment of the program, besides the PORT to listen on. */
  readonly environment: Readonly<Record<string, string>>;
  /** The working folder, where the output is kept too. */
  readonly folder: string;
}

/** A server in a process of its own, separate from its clients. */
export interface ServerUnderLoad extends AsyncDisposable {
  readonly address: string;
  /** The CPU time so far, in user and kernel mode, in microseconds. */
  processorMicroseconds(): Promise<number>;
  /** The memory in use. */
  memoryBytes(): Promise<number>;
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const POLL_MS = 50;

/** @throws Error with the end of its output when it does not start */
export async function startServer(options: ServerOptions): Promise<ServerUnderLoad> {
  const { name, program, parameters = [], environment, folder } = options;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const output = join(folder, `${name}.log`);
  const log = await open(output, 'w');
  const child = fork(builtFile(program), parameters, {
    cwd: folder,
    env: { ...environment, PORT: `${port}` },
    execArgv: ['--enable-source-maps', '--import', builtFile('bench/harness/processor-meter')],
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  if (!(await comesUp(child, address))) {
    await stop(child);
    throw new Error(
      `${name} did not start. Its output ends:\n${(await readFile(output, 'utf8')).slice(-2000)}`,
    );
  }
  async function report(): Promise<NodeJS.CpuUsage & { readonly memory: number }> {
    child.send('report');
    const [said] = (await once(child, 'message')) as [NodeJS.CpuUsage & { readonly memory: number }];
    return said;
  }
  return {
    address,
    async processorMicroseconds() {
      const { user, system } = await report();
      return user + system;
    },
    memoryBytes: async () => (await report()).memory,
    [Symbol.asyncDispose]: () => stop(child),
  };
}

async function comesUp(child: ChildProcess, address: string): Promise<boolean> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && !hasEnded(child)) {
    const isUp = await fetch(`${address}/health/live`).then(
      () => true,
      () => false,
    );
    if (isUp) return true;
    await delay(POLL_MS);
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(impatience);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

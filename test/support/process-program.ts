import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { programStart } from './built-programs.js';

/** One of our programs as a user runs it: a separate process, observed by its output and its exit. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  /** Its whole output so far, including errors. */
  output(): string;
  /**
   * Waits for a text in its output.
   * @throws Error with the whole output, when it ends without the text, or takes more than five minutes
   */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  signal(signal: NodeJS.Signals): void;
  /** Waits for its end: the exit code or signal. */
  end(): Promise<number | NodeJS.Signals>;
}

export interface ProgramOptions {
  /** Below the project's folder. */
  readonly file: string;
  readonly parameters?: readonly string[];
  /** Its complete environment: nothing is inherited except PATH. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The working folder, without an env file. */
  readonly folder: string;
}

const living = new Set<ChildProcess>();
// When the test run is ended, the programs are stopped too, and stop their servers.
process.once('exit', () => {
  for (const child of living) child.kill();
});

const PATIENCE_MS = 300_000;
const PAUSE_MS = 20;

export function startProgram({ file, parameters = [], environment = {}, folder }: ProgramOptions): Program {
  const start = programStart(file);
  const child = spawn(process.execPath, [...start.execArgv, start.file, ...parameters], {
    cwd: folder,
    env: { ...start.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals)[]) => {
    living.delete(child);
    return code ?? signal ?? 0;
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  return {
    pid: child.pid ?? 0,
    output: () => said,
    async says(pattern) {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        if (hasEnded()) await ended;
        const match = pattern.exec(said);
        if (match) return match;
        if (hasEnded()) throw new Error(`It ended without saying ${pattern}:\n${said}`);
        if (performance.now() > deadline)
          throw new Error(`It has not said ${pattern} in five minutes:\n${said}`);
        await delay(PAUSE_MS);
      }
    },
    signal: (signal) => child.kill(signal),
    end: () => ended,
    async [Symbol.asyncDispose]() {
      if (!hasEnded()) child.kill('SIGKILL');
      await ended;
    },
  };
}

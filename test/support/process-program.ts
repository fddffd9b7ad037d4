import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { programStart } from './built-programs.js';

/** A program of ours as a user runs it: a process of its own, known by what it says and how it ends. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  /** Everything it has said so far, errors among it. */
  output(): string;
  /**
   * Waits until it has said something.
   * @throws Error with all that it said, when it ends without, or takes more than five minutes
   */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  signal(signal: NodeJS.Signals): void;
  /** Waits for its end: with which code, or by which signal. */
  end(): Promise<number | NodeJS.Signals>;
}

export interface ProgramOptions {
  /** Below the project's folder. */
  readonly file: string;
  readonly parameters?: readonly string[];
  /** All that it is told: nothing of our own environment reaches it but where programs are. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where it works. No file of settings lies there. */
  readonly folder: string;
}

const living = new Set<ChildProcess>();
// Should the test run be ended, the programs go with it, and take their servers along.
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

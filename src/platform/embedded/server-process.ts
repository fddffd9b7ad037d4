import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface ServerOptions {
  /** The display name of the server. */
  readonly name: string;
  /** The program, as a path or a name on PATH, and its arguments. */
  readonly command: readonly [program: string, ...parameters: string[]];
  /** The server's log file. Overwritten at each start. */
  readonly logFile: string;
  /** The signal for a clean and fast shutdown. */
  readonly stopSignal: NodeJS.Signals;
}

const STOP_TIMEOUT_MS = 20_000;
const POLL_MS = 20;
const LAST_LINES = 10;

/** A server did not start; the message contains its output. */
export class ServerNotStartedError extends Error {
  constructor(name: string, lastWords: string) {
    super(`${name} did not start. Its log ends:\n${lastWords}`);
    this.name = 'ServerNotStartedError';
  }
}

/** A child process with a database server, which ends with this process, unless this process is killed. */
export class ServerProcess implements AsyncDisposable {
  readonly #stopAtExit = () => this.child.kill(this.options.stopSignal);
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;

  private constructor(
    private readonly options: ServerOptions,
    private readonly child: ChildProcess,
  ) {
    this.ended = new Promise((resolve) => {
      child.once('exit', () => resolve());
    });
    process.once('exit', this.#stopAtExit);
  }

  static async start(options: ServerOptions): Promise<ServerProcess> {
    const log = await open(options.logFile, 'w');
    try {
      const [program, ...parameters] = options.command;
      const child = spawn(program, parameters, {
        // A process group of its own: Ctrl-C in the terminal reaches only us, and we drain before the servers end.
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      });
      await once(child, 'spawn');
      return new ServerProcess(options, child);
    } finally {
      await log.close();
    }
  }

  /**
   * Waits until the server is ready.
   * @param answers whether it is; may throw instead of returning false
   * @throws ServerNotStartedError when it ends instead, or is not ready in time; it is stopped then
   */
  async waitUntil(answers: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!(await answers().catch(() => false))) {
      if (this.#hasEnded || performance.now() > deadline) {
        await this[Symbol.asyncDispose]();
        throw new ServerNotStartedError(this.options.name, await this.lastWords());
      }
      await delay(POLL_MS);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    process.off('exit', this.#stopAtExit);
    if (this.#hasEnded) return;
    this.child.kill(this.options.stopSignal);
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.ended;
    clearTimeout(impatience);
  }

  get #hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The end of its log. */
  async lastWords(): Promise<string> {
    return (await readFile(this.options.logFile, 'utf8')).trim().split('\n').slice(-LAST_LINES).join('\n');
  }
}

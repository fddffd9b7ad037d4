import { type ChildProcess, fork } from 'node:child_process';
import { programStart } from '../built-programs.js';
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.js';
import type { FromProcess, ToProcess } from './messages.js';
import type { Key, Namespace, Thing, Way } from './policy.js';
import type { Source } from './source.js';

/** A process with a cache, and its two routes to Redis, which can be cut. */
export class CacheProcess implements AsyncDisposable {
  #child: ChildProcess | null = null;
  /** Until it is ready, it cannot be asked. */
  #isReady = false;
  #lastId = 0;
  readonly #waiting = new Map<number, (things: readonly Thing[] | null) => void>();

  private constructor(
    private readonly prefix: string,
    private readonly source: Source,
    readonly commands: TcpProxy,
    readonly announcements: TcpProxy,
  ) {}

  static async start(redisUrl: string, prefix: string, source: Source): Promise<CacheProcess> {
    const [commands, announcements] = [await startTcpProxy(redisUrl), await startTcpProxy(redisUrl)];
    const started = new CacheProcess(prefix, source, commands, announcements);
    await started.begin();
    return started;
  }

  /** Starts the program, with an empty cache. */
  async begin(): Promise<void> {
    const { file, execArgv, environment } = programStart('test/support/staleness/caching-process.ts');
    const child = fork(file, [this.commands.url, this.announcements.url, this.prefix], {
      execArgv: [...execArgv],
      env: { ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: FromProcess) => {
        if (message.kind === 'ready') resolve();
        else void this.#hear(child, message);
      });
      child.once('exit', () => reject(new Error('A process with a cache ended before it was ready.')));
    });
    this.#isReady = true;
  }

  /** Kills it: its work remains unfinished. */
  kill(): void {
    this.#isReady = false;
    this.#child?.kill('SIGKILL');
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
  }

  /** Null without a response, because it is not running or was killed in the meantime. */
  read(namespace: Namespace, keys: readonly Key[]): Promise<readonly Thing[] | null> {
    return this.#ask((id) => ({ kind: 'read', id, namespace, keys }));
  }

  /** Lets it announce changes. @returns whether it reports that it has */
  async publish(namespace: Namespace, things: readonly Thing[], way: Way): Promise<boolean> {
    return (await this.#ask((id) => ({ kind: 'publish', id, namespace, things, way }))) !== null;
  }

  /** Waits until it reaches Redis and receives messages again. */
  async connected(): Promise<void> {
    await this.#ask((id) => ({ kind: 'connect', id }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill();
    await Promise.all([this.commands[Symbol.asyncDispose](), this.announcements[Symbol.asyncDispose]()]);
  }

  #ask(messageOf: (id: number) => ToProcess): Promise<readonly Thing[] | null> {
    if (!this.#isReady) return Promise.resolve(null);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(this.#child, messageOf(id));
    });
  }

  async #hear(child: ChildProcess, message: FromProcess): Promise<void> {
    if (message.kind === 'done') {
      this.#waiting.get(message.id)?.(message.things);
      this.#waiting.delete(message.id);
    } else if (message.kind === 'load') {
      const things = await this.source.load(message.namespace, message.keys);
      this.#send(child, { kind: 'loaded', id: message.id, things });
    }
  }

  /** A process that was just killed may still look connected; then nothing is sent to it. */
  #send(child: ChildProcess | null, message: ToProcess): void {
    if (child?.connected) child.send(message, () => undefined);
  }
}

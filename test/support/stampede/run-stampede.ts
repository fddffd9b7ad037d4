import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { programStart } from '../built-programs.js';
import type { FromReader, ReadAtOnce, ReadTogether, ToReader } from './messages.js';

export interface StampedeOptions {
  readonly redis: { readonly url: string; readonly prefix: string };
  readonly processes: number;
  /** In all processes together. */
  readonly readers: number;
  /** The duration of a load. */
  readonly loadMs: number;
  /** Whether the first process that loads is killed during the load. */
  readonly kills: boolean;
}

/** The results of many concurrent reads of a cold key. */
export interface Stampede {
  readonly readers: number;
  /** The number of loads, including those of the killed process. */
  readonly loads: number;
  /** The number of readers that got the right value. */
  readonly answered: number;
  readonly slowestMs: number;
}

/** Lets many readers in several processes read a key that is not cached. */
export async function runStampede(options: StampedeOptions): Promise<Stampede> {
  const { redis, processes, readers, loadMs, kills } = options;
  const each = Math.ceil(readers / processes);
  const { file, execArgv, environment } = programStart('test/support/stampede/reader.ts');
  const children = Array.from({ length: processes }, () =>
    fork(file, [redis.url, redis.prefix, String(loadMs)], {
      execArgv: [...execArgv],
      env: { ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  );
  try {
    await Promise.all(children.map((child) => next(child, 'ready')));
    const loading = children.map((child) => next(child, 'loading').then(() => child));
    const outcomes = children.map((child) =>
      read(child, { kind: 'read together', key: 'cold', readers: each }),
    );
    const killed = kills ? await Promise.race(loading) : null;
    killed?.kill('SIGKILL');
    for (const child of children) if (child !== killed) send(child, { kind: 'let go' });
    const answers = (await Promise.all(outcomes)).filter((answer) => answer !== null);
    return {
      readers: each * processes,
      loads: answers.reduce((sum, { loads }) => sum + loads, killed ? 1 : 0),
      answered: answers.filter(({ isRight }) => isRight).length * each,
      slowestMs: Math.max(...answers.map(({ tookMs }) => tookMs)),
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

/** Null when it was killed. */
async function read(child: ChildProcess, wish: ReadTogether): Promise<ReadAtOnce | null> {
  const ended = once(child, 'exit').then(() => null);
  send(child, wish);
  return Promise.race([next(child, 'read'), ended]);
}

function send(child: ChildProcess, message: ToReader): void {
  child.send(message);
}

async function next<Kind extends FromReader['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromReader, { readonly kind: Kind }>> {
  for await (const [message] of on(child, 'message')) {
    const said = message as FromReader;
    if (said.kind === kind) return said as Extract<FromReader, { readonly kind: Kind }>;
  }
  throw new Error(`A reader said nothing of the kind "${kind}".`);
}

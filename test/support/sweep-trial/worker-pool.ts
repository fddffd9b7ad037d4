import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { programStart } from '../built-programs.js';

/** Worker processes, some active and some waiting to replace killed ones. */
export interface WorkerPool extends Disposable {
  /** Kills an active one in the middle of its work, and activates another. */
  replaceOne(): Promise<void>;
}

/** Starts them, and activates this many once all are ready. */
export async function startWorkers(
  environment: Readonly<Record<string, string>>,
  { working, spare }: { readonly working: number; readonly spare: number },
): Promise<WorkerPool> {
  const waiting = Array.from({ length: working + spare }, () => start(environment));
  const atWork: ChildProcess[] = [];
  const putToWork = () => {
    const worker = waiting.shift();
    if (!worker) throw new Error('There is no spare worker left.');
    worker.send('go');
    atWork.push(worker);
  };
  await Promise.all(waiting.map(ready));
  for (let count = 0; count < working; count += 1) putToWork();

  return {
    async replaceOne() {
      const worker = atWork.shift();
      if (!worker) return;
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
      putToWork();
    },
    [Symbol.dispose]() {
      for (const worker of [...waiting, ...atWork]) worker.kill('SIGKILL');
    },
  };
}

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  const program = programStart('test/support/sweep-trial/sweep-worker.ts');
  return fork(program.file, {
    execArgv: [...program.execArgv],
    env: { ...program.environment, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** @throws Error when it ends before */
async function ready(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit').then(() => {
    throw new Error('A worker ended before it was ready.');
  });
  await Promise.race([once(worker, 'message'), ended]);
}

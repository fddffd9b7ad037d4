import { Worker } from 'node:worker_threads';
import type { NeighbourLists } from '../domain/neighbour-lists.js';
import type { LearnedModel } from './learn-model.js';
import type { Learner } from './learner.js';
import type { LearningTask } from './learner-thread.js';

const THREAD = new URL(import.meta.url.replace(/threaded-learner\.([jt]s)$/, 'learner-thread.$1'));
/** Trains in worker threads, one per call, so that the process can continue its other work. */
export const threadedLearner: Learner = {
  learn: (input, signal) => inThread<LearnedModel>({ kind: 'MODEL', input }, signal),
  learnBlock: (snapshot, range, signal) =>
    inThread<NeighbourLists>({ kind: 'BLOCK', snapshot, range }, signal),
};

/** @throws what the thread threw, or the signal's reason */
function inThread<Result>(task: LearningTask, signal?: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const thread = startThread(task);
    const stop = () => {
      reject(signal?.reason);
      void thread.terminate();
    };
    signal?.addEventListener('abort', stop, { once: true });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      // Has no effect when the thread has answered.
      reject(new Error(`The learning thread ended with code ${code} before it had answered.`));
    });
  });
}

function startThread(task: LearningTask): Worker {
  return THREAD.href.endsWith('.ts')
    ? new Worker(fromSource(), { eval: true, workerData: task })
    : new Worker(THREAD, { workerData: task });
}

/** When run from TypeScript sources, as in tests, the thread first has to register the loader. */
function fromSource(): string {
  return `
    import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
      register();
      return import(${JSON.stringify(THREAD.href)});
    });`;
}

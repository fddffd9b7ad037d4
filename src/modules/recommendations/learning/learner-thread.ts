import { parentPort, workerData } from 'node:worker_threads';
import type { TitleRange } from '../domain/neighbour-block.js';
import { type LearningInput, localLearner, type ModelSnapshot } from './learner.js';

/** A task for a worker thread. */
export type LearningTask =
  | { readonly kind: 'MODEL'; readonly input: LearningInput }
  | { readonly kind: 'BLOCK'; readonly snapshot: ModelSnapshot; readonly range: TitleRange };

const task = workerData as LearningTask;
const answer =
  task.kind === 'MODEL'
    ? await localLearner.learn(task.input)
    : await localLearner.learnBlock(task.snapshot, task.range);
parentPort?.postMessage(answer, []);

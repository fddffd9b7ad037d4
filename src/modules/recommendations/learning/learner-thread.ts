import { parentPort, workerData } from 'node:worker_threads';
import type { TitleRange } from '../domain/neighbour-block.js';
import { type LearningInput, learnerHere, type ModelSnapshot } from './learner.js';

/** What a thread is asked to do. */
export type LearningTask =
  | { readonly kind: 'MODEL'; readonly input: LearningInput }
  | { readonly kind: 'BLOCK'; readonly snapshot: ModelSnapshot; readonly range: TitleRange };

const task = workerData as LearningTask;
const answer =
  task.kind === 'MODEL'
    ? await learnerHere.learn(task.input)
    : await learnerHere.learnBlock(task.snapshot, task.range);
parentPort?.postMessage(answer, []);

import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { CosineNeighbours } from '../../../src/modules/recommendations/domain/cosine-neighbours.js';
import {
  type InteractionMatrix,
  InteractionMatrixBuilder,
} from '../../../src/modules/recommendations/domain/interaction-matrix.js';
import type { TitleRange } from '../../../src/modules/recommendations/domain/neighbour-block.js';
import { inSharedMemory } from '../../../src/modules/recommendations/learning/shared-memory.js';

// Learns the 100 nearest neighbours of every title, in this thread or in several, and prints how long that took.
const OPTIONS = { neighbours: 100, shrinkage: 50 };

/** Blocks of about equal work; threads take the next one when they are done, as in a build. */
const BLOCKS = 64;

interface Work {
  readonly matrix: InteractionMatrix;
  readonly blocks: readonly TitleRange[];
  /** The number of blocks taken. */
  readonly taken: Int32Array;
}

/** Learns blocks until none is left. @returns how many neighbours it found */
function learn({ matrix, blocks, taken }: Work): number {
  const cosine = new CosineNeighbours(matrix, OPTIONS);
  let found = 0;
  for (let at = Atomics.add(taken, 0, 1); at < blocks.length; at = Atomics.add(taken, 0, 1)) {
    found += cosine.learn(blocks[at]).neighbours.length;
  }
  return found;
}

async function readMatrix(folder: string): Promise<InteractionMatrix> {
  const read = async (name: string) => {
    const bytes = await readFile(`${folder}/${name}`);
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  };
  const [offsets, titles] = await Promise.all([read('offsets'), read('titles')]);
  const builder = new InteractionMatrixBuilder(titles.reduce((most, title) => Math.max(most, title), 0) + 1);
  for (let viewer = 0; viewer + 1 < offsets.length; viewer += 1) {
    builder.beginHistory();
    for (const title of titles.subarray(offsets[viewer], offsets[viewer + 1])) builder.add(title);
  }
  return builder.build();
}

/** Ranges of titles with equally much to count. */
function equalShares(matrix: InteractionMatrix, shares: number): TitleRange[] {
  const { titles, titleOffsets, viewersByTitle, viewerOffsets } = matrix;
  const work = new Float64Array(titles + 1);
  for (let title = 0; title < titles; title += 1) {
    let pairs = 0;
    for (const viewer of viewersByTitle.subarray(titleOffsets[title], titleOffsets[title + 1])) {
      pairs += viewerOffsets[viewer + 1]! - viewerOffsets[viewer]!;
    }
    work[title + 1] = work[title]! + pairs;
  }
  const cutAt = (share: number) => work.findIndex((done) => done >= (work[titles]! * share) / shares);
  return Array.from({ length: shares }, (_none, share) => ({
    from: share === 0 ? 0 : cutAt(share),
    to: share === shares - 1 ? titles : cutAt(share + 1),
  }));
}

/** @returns a thread that is ready to learn when it is told to */
async function startThread(work: Work): Promise<() => Promise<number>> {
  const thread = new Worker(new URL(import.meta.url), { workerData: work });
  const next = () =>
    new Promise<number>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
  await next();
  return () => {
    const learned = next();
    thread.postMessage('learn', []);
    return learned;
  };
}

async function main(): Promise<void> {
  const [folder = '', threads = '1'] = process.argv.slice(2);
  const matrix = inSharedMemory(await readMatrix(folder));
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const work = { matrix, blocks: equalShares(matrix, BLOCKS), taken };
  const others = Array.from({ length: Number(threads) - 1 }, () => startThread(work));
  const begins = await Promise.all(others);
  const begin = performance.now();
  const elsewhere = begins.map((learnThere) => learnThere());
  const found = [learn(work), ...(await Promise.all(elsewhere))];
  const seconds = (performance.now() - begin) / 1000;
  const neighbours = found.reduce((sum, count) => sum + count, 0);
  console.log(JSON.stringify({ seconds, neighbours, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}

if (isMainThread) {
  await main();
} else {
  parentPort?.once('message', () => {
    parentPort?.postMessage(learn(workerData as Work), []);
    parentPort?.close();
  });
  parentPort?.postMessage(0, []);
}

import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type InteractionMatrix,
  InteractionMatrixBuilder,
} from '../../../src/modules/recommendations/domain/interaction-matrix.js';
import {
  learnNeighbours,
  type TitleRange,
} from '../../../src/modules/recommendations/domain/neighbour-block.js';
import { shrunkCosine } from '../../../src/modules/recommendations/domain/shrunk-cosine.js';
import { inSharedMemory } from '../../../src/modules/recommendations/learning/shared-memory.js';

// Learns the 100 nearest neighbours of every title, in this thread or in several, and says how long that took.
const OPTIONS = { neighbours: 100, leastSupport: 1, leastViewers: 1 };
const SHRINKAGE = 50;

interface Share {
  readonly matrix: InteractionMatrix;
  readonly range: TitleRange;
}

function learn({ matrix, range }: Share): number {
  return learnNeighbours(matrix, shrunkCosine(matrix, SHRINKAGE), OPTIONS, range).neighbours.length;
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

/** Runs of titles with as much to count each. */
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

/** @returns a thread that is ready to learn its share when it is told to */
async function startThread(share: Share): Promise<() => Promise<number>> {
  const thread = new Worker(new URL(import.meta.url), { workerData: share });
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
  const shares = equalShares(matrix, Number(threads));
  const workers =
    Number(threads) === 1 ? [] : await Promise.all(shares.map((range) => startThread({ matrix, range })));
  const begin = performance.now();
  const found =
    workers.length === 0
      ? [learn({ matrix, range: { from: 0, to: matrix.titles } })]
      : await Promise.all(workers.map((work) => work()));
  const seconds = (performance.now() - begin) / 1000;
  const neighbours = found.reduce((sum, count) => sum + count, 0);
  console.log(JSON.stringify({ seconds, neighbours, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}

if (isMainThread) {
  await main();
} else {
  parentPort?.once('message', () => {
    parentPort?.postMessage(learn(workerData as Share), []);
    parentPort?.close();
  });
  parentPort?.postMessage(0, []);
}

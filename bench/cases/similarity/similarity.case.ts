import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { InteractionMatrix } from '../../../src/modules/recommendations/domain/interaction-matrix.js';
import { projectRoot } from '../../../src/project-root.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { buildPrograms, builtFile } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { summarise } from '../../harness/statistics.js';
import { ratedHistories } from './rated-histories.js';
import { zipfHistories } from './zipf-histories.js';

const execute = promisify(execFile);
const PYTHON = '/usr/bin/python3';
const MOVIELENS = join(projectRoot, '../shared/data/ml-latest-small');

interface DataSet {
  readonly name: string;
  readonly histories: () => InteractionMatrix | Promise<InteractionMatrix>;
  readonly isLargest?: boolean;
}

/** MovieLens latest-small, if it is beside the project. */
const DATA_SETS: readonly DataSet[] = [
  ...(existsSync(MOVIELENS) ? [{ name: 'MovieLens', histories: () => ratedHistories(MOVIELENS) }] : []),
  { name: '100,000 interactions', histories: () => zipfHistories(100_000, 5_000) },
  { name: '1,000,000 interactions', histories: () => zipfHistories(1_000_000, 20_000) },
  {
    name: '10,000,000 interactions',
    histories: () => zipfHistories(10_000_000, 50_000),
    isLargest: true,
  },
];
const SECONDS_A_ROUND = 45;
/** The share of SciPy's time, on one thread. */
const MOST_TIME = 0.35;
const LEAST_SPEED_UP = 1.7;
const GIBIBYTE = 1024 ** 3;
const MOST_MEMORY = 2 * GIBIBYTE;

export const similarityCase: BenchCase = {
  name: 'similarity',
  description:
    'The 100 nearest neighbours of every title, of MovieLens and of 100,000 to 10,000,000 interactions: one thread beside SciPy, and two threads beside one and beside the best speed-up that this machine allows.',
  expectedSeconds: ({ rounds }) => SECONDS_A_ROUND * (rounds + 1),
  run,
};

interface Sample {
  readonly seconds: number;
  readonly neighbours: number;
  readonly peakBytes: number;
}

interface Contest {
  readonly one: readonly Sample[];
  readonly two: readonly Sample[];
  /** The slower of two concurrent processes, each of which does all of the work. */
  readonly pair: readonly Sample[];
  /** Empty without SciPy. */
  readonly scipy: readonly Sample[];
}

async function run({ effort, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  const hasSciPy = await execute(PYTHON, ['-c', 'import scipy']).then(
    () => true,
    () => false,
  );
  if (!hasSciPy) onProgress('SciPy is not installed (Debian: python3-scipy): ours is measured alone.');
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-similarity-'));
  try {
    const comparisons: Comparison[] = [];
    for (const dataSet of DATA_SETS) {
      const data = join(folder, dataSet.name);
      await store(data, await dataSet.histories());
      const program = builtFile('bench/cases/similarity/similarity.program');
      const contest = await compete(dataSet.name, effort.rounds, onProgress, {
        one: () => measure(process.execPath, program, data, '1'),
        two: () => measure(process.execPath, program, data, '2'),
        pair: async () =>
          slower(
            await Promise.all([
              measure(process.execPath, program, data, '1'),
              measure(process.execPath, program, data, '1'),
            ]),
          ),
        scipy: hasSciPy ? () => measure(PYTHON, join(import.meta.dirname, 'similarity.py'), data) : null,
      });
      comparisons.push(...compare(dataSet, contest));
    }
    return comparisons;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function store(folder: string, histories: InteractionMatrix): Promise<void> {
  const { viewerOffsets, titlesByViewer } = histories;
  await mkdir(folder);
  await writeFile(join(folder, 'offsets'), viewerOffsets);
  await writeFile(join(folder, 'titles'), titlesByViewer);
}

async function measure(...[program, ...parameters]: readonly [string, ...string[]]): Promise<Sample> {
  const { stdout } = await execute(program, parameters);
  return JSON.parse(stdout) as Sample;
}

function slower(samples: readonly [Sample, Sample]): Sample {
  return samples[0].seconds < samples[1].seconds ? samples[1] : samples[0];
}

interface Contenders {
  readonly one: () => Promise<Sample>;
  readonly two: () => Promise<Sample>;
  readonly pair: () => Promise<Sample>;
  readonly scipy: (() => Promise<Sample>) | null;
}

async function compete(
  name: string,
  rounds: number,
  onProgress: (message: string) => void,
  { one, two, pair, scipy }: Contenders,
): Promise<Contest> {
  const samples = { one: [] as Sample[], two: [] as Sample[], pair: [] as Sample[], scipy: [] as Sample[] };
  for (let round = 1; round <= rounds; round += 1) {
    samples.one.push(await one());
    samples.two.push(await two());
    samples.pair.push(await pair());
    if (scipy) samples.scipy.push(await scipy());
    const [ours, peer] = [samples.one, samples.scipy].map((each) => each.at(-1));
    const beside = peer ? `, SciPy ${peer.seconds.toFixed(2)} s` : '';
    onProgress(`${name}, round ${round}: ${ours?.seconds.toFixed(2)} s${beside}`);
  }
  const found = new Set(Object.values(samples).flatMap((own) => own.map(({ neighbours }) => neighbours)));
  if (found.size !== 1)
    throw new Error(`They do not find the same number of neighbours: ${[...found].join(', ')}.`);
  return samples;
}

function compare(dataSet: DataSet, { one, two, pair, scipy }: Contest): Comparison[] {
  const name = (what: string) => `${what}, ${dataSet.name}`;
  const time = (samples: readonly Sample[]) => summarise(samples.map(({ seconds }) => seconds));
  const memory = (samples: readonly Sample[]) =>
    summarise(samples.map(({ peakBytes }) => peakBytes / GIBIBYTE));
  const common = { case: similarityCase.name, ours: time(one) };
  return [
    ...(scipy.length === 0
      ? []
      : [
          {
            ...common,
            metric: { name: name('s'), better: 'lower' as const },
            peer: time(scipy),
            peerName: 'SciPy',
            target: 1 / MOST_TIME,
          },
        ]),
    {
      ...common,
      metric: { name: name('s in two threads'), better: 'lower' },
      ours: time(two),
      peer: time(one),
      peerName: 'one thread',
      target: dataSet.isLargest ? LEAST_SPEED_UP : null,
    },
    {
      ...common,
      metric: { name: name('s in two threads'), better: 'lower' },
      ours: time(two),
      // Two processes that share nothing do twice the work in that time: two threads cannot be expected to do more.
      peer: summarise(pair.map(({ seconds }) => seconds / 2)),
      peerName: 'half of two processes at once',
      target: null,
    },
    {
      ...common,
      metric: { name: name('GiB'), better: 'lower' },
      ours: memory(one),
      peer: summarise([MOST_MEMORY / GIBIBYTE]),
      peerName: 'the limit',
      target: dataSet.isLargest ? 1 : null,
    },
  ];
}

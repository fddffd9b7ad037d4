import { createDisposer, type Disposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { type Turn, takeTurns } from '../../harness/turns.js';
import { type Contender, startBare, startOurs } from './contenders.js';

const PREPARATION_SECONDS = 10;
/** The number of jobs that are queued or running at a time. */
const OUTSTANDING = 200;
const TARGET = 0.9;

export const jobsCase: BenchCase = {
  name: 'jobs',
  description: `Jobs enqueued and completed per second with ${OUTSTANDING} in progress at a time, beside plain BullMQ with the same settings.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * 2,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const { REDIS_URL: url = '', REDIS_PREFIX: prefix = '' } = productionEnvironment(scratch);
  await using disposer: Disposer = createDisposer();
  const samples = await takeTurns(
    {
      ours: rateOf(await startOurs(url, `${prefix}-ours`, disposer)),
      bare: rateOf(await startBare(url, `${prefix}-bare`, disposer)),
    },
    effort,
    onProgress,
  );
  return [
    {
      case: jobsCase.name,
      metric: { name: 'jobs/s', better: 'higher' },
      ours: summarise(samples.ours),
      peer: summarise(samples.bare),
      peerName: 'BullMQ as it is',
      target: TARGET,
    },
  ];
}

/** Each completed job makes room for the next. */
function rateOf({ add, onDone }: Contender): Turn<number> {
  const waiting = new Map<number, () => void>();
  onDone((number) => {
    waiting.get(number)?.();
    waiting.delete(number);
  });
  let count = 0;
  return async (seconds) => {
    const begin = performance.now();
    const deadline = begin + seconds * 1_000;
    let done = 0;
    async function goOn(): Promise<void> {
      while (performance.now() < deadline) {
        const number = count;
        count += 1;
        const ended = new Promise<void>((resolve) => {
          waiting.set(number, resolve);
        });
        await add(number);
        await ended;
        done += 1;
      }
    }
    await Promise.all(Array.from({ length: OUTSTANDING }, goOn));
    return (done * 1_000) / (performance.now() - begin);
  };
}

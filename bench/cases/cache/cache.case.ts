import { randomBytes } from 'node:crypto';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { type Turn, takeTurns } from '../../harness/turns.js';
import type { Contender } from './contender.js';
import { loadCaches } from './peers.js';
import { streamcore } from './streamcore.js';
import { type Stage, workloadsOf } from './workloads.js';

const PREPARATION_SECONDS = 20;
const WORKLOADS = 5;
const CONTENDERS = 3;
/** The factor for work that is not timed, such as storing values. */
const OVERHEAD = 1.6;
const TTL_SECONDS = 600;
const MANY_ENTRIES = 200_000;
const FEW_ENTRIES = 1_000;
/** The required lead. */
const TARGETS: Readonly<Record<string, number>> = { 'local hit': 1.5, 'getMany of 50 from Redis': 1.5 };

export const cacheCase: BenchCase = {
  name: 'cache',
  description:
    'The two tiers of the cache beside bentocache and cacheable, on the same Redis: hits in either tier, batches, misses, and a mix of all.',
  expectedSeconds: ({ rounds, seconds }) =>
    PREPARATION_SECONDS + Math.ceil(WORKLOADS * CONTENDERS * (rounds + 1) * seconds * OVERHEAD),
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  const { bentocache, cacheable } = await loadCaches(onProgress);
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const url = productionEnvironment(scratch)['REDIS_URL'] ?? '';
  const disposer = createDisposer();
  try {
    const contenders = [streamcore, bentocache, cacheable];
    const stages = await Promise.all(
      contenders.map((contender) => openStage(contender, url, disposer.defer)),
    );
    const workloads = stages.map(workloadsOf);
    const comparisons: Comparison[] = [];
    for (const name of Object.keys(workloads[0] ?? {})) {
      onProgress(name);
      const turns = Object.fromEntries(
        contenders.map((contender, index) => [contender.name, workloads[index]?.[name] as Turn<number>]),
      );
      const samples = await takeTurns(turns, effort, () => undefined);
      comparisons.push(...compare(name, samples, [bentocache, cacheable]));
    }
    return comparisons;
  } finally {
    await disposer[Symbol.asyncDispose]();
  }
}

async function openStage(
  contender: Contender,
  url: string,
  defer: (end: () => Promise<void>) => void,
): Promise<Stage> {
  const prefix = `bench-${randomBytes(4).toString('hex')}`;
  const open = async (maxEntries: number) => {
    const instance = await contender.open({ url, prefix, maxEntries, ttlSeconds: TTL_SECONDS });
    defer(() => instance.close());
    return instance;
  };
  return {
    writer: await open(FEW_ENTRIES),
    reader: await open(MANY_ENTRIES),
    small: await open(FEW_ENTRIES),
  };
}

function compare(
  workload: string,
  samples: Readonly<Record<string, readonly number[]>>,
  peers: readonly Contender[],
): readonly Comparison[] {
  return peers.map(({ name }) => ({
    case: cacheCase.name,
    metric: { name: `${workload}, per second`, better: 'higher' },
    ours: summarise(samples[streamcore.name] ?? []),
    peer: summarise(samples[name] ?? []),
    peerName: name,
    target: TARGETS[workload] ?? 1,
  }));
}

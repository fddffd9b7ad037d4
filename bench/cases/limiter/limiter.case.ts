import { randomBytes } from 'node:crypto';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import type { Comparison } from '../../harness/comparison.js';
import { loadPeers } from '../../harness/peers.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { type Turn, takeTurns } from '../../harness/turns.js';
import type { LimiterContender } from './contender.js';
import { streamcore } from './streamcore.js';
import { type Decided, decide, type Workload, workloads } from './workloads.js';

const PREPARATION_SECONDS = 15;
const CONTENDERS = 3;
/** The factor for work that is not timed, such as using up limits. */
const OVERHEAD = 1.2;

export const limiterCase: BenchCase = {
  name: 'limiter',
  description:
    'Decisions of the rate limiter beside rate-limiter-flexible, on the same Redis: one limit, three limits, and subjects that were already refused.',
  expectedSeconds: ({ rounds, seconds }) =>
    PREPARATION_SECONDS + Math.ceil(workloads.length * CONTENDERS * (rounds + 1) * seconds * OVERHEAD),
  run,
};

interface Peers {
  readonly rateLimiterFlexible: LimiterContender;
  readonly rateLimiterFlexiblePipelined: LimiterContender;
}

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  const loaded = await loadPeers<Peers>('limiters.mjs', ['rate-limiter-flexible'], onProgress);
  const peers = [loaded.rateLimiterFlexible, loaded.rateLimiterFlexiblePipelined];
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const url = productionEnvironment(scratch)['REDIS_URL'] ?? '';
  const disposer = createDisposer();
  try {
    const comparisons: Comparison[] = [];
    for (const workload of workloads) {
      onProgress(workload.name);
      const turnOf = async (contender: LimiterContender): Promise<Turn<Decided>> => {
        const prefix = `bench-${randomBytes(4).toString('hex')}`;
        const instance = await contender.open({ ...workload, url, prefix });
        disposer.defer(() => instance.close());
        return (seconds) => decide(instance, workload, seconds);
      };
      const turns: Record<string, Turn<Decided>> = {};
      for (const contender of [streamcore, ...peers]) turns[contender.name] = await turnOf(contender);
      const samples = await takeTurns(turns, effort, () => undefined);
      for (const { name } of peers) {
        comparisons.push(...compare(workload, name, samples[streamcore.name] ?? [], samples[name] ?? []));
      }
    }
    return comparisons;
  } finally {
    await disposer[Symbol.asyncDispose]();
  }
}

function compare(
  { name, target }: Workload,
  peerName: string,
  ours: readonly Decided[],
  peers: readonly Decided[],
): readonly Comparison[] {
  const perSecond = ({ perSecond: value }: Decided) => value;
  const cpuMicros = ({ cpuMicros: value }: Decided) => value;
  const both = (valueOf: (decided: Decided) => number) => ({
    case: limiterCase.name,
    ours: summarise(ours.map(valueOf)),
    peer: summarise(peers.map(valueOf)),
    peerName,
  });
  return [
    { ...both(perSecond), metric: { name: `${name}, decisions per second`, better: 'higher' }, target },
    { ...both(cpuMicros), metric: { name: `${name}, CPU, µs`, better: 'lower' }, target: null },
  ];
}

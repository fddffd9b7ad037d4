import { createDisposer, type Disposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { type ServerUnderLoad, startServer } from '../../harness/server-under-load.js';
import { percentile, summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { connectBareViewers, finishingBare } from './finishing-bare.js';
import { finishingByGraphql, untilLearned } from './finishing-by-graphql.js';
import { connectViewers } from './graphql-viewers.js';
import { eachInTurn, measureRefreshes } from './refresh-latencies.js';
import { prepareSimulatedViewers } from './simulated-viewers.js';

const VIEWERS = 200;
const PREPARATION_SECONDS = 50;
const SHARES = [0.5, 0.95, 0.99];

export const refreshCase: BenchCase = {
  name: 'refresh',
  description: `The time from when one of ${VIEWERS} viewers finishes a film until their device is notified of new recommendations, beside a bare row, BullMQ job, Redis channel and ws socket.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const { folder } = scratch;
  const product = { ...productionEnvironment(scratch), STREAMCORE_ROLE: 'all' };
  await using engine = await openBenchEngine(product, onProgress);
  await using disposer: Disposer = createDisposer();
  onProgress('Starting the servers to measure');
  const start = async (
    name: string,
    program: Parameters<typeof startServer>[0]['program'],
  ): Promise<ServerUnderLoad> =>
    disposer.add(await startServer({ name, program, environment: product, folder }));
  // Before the demo exists: what its worker learns at startup is done by then.
  const ours = await start('streamcore', 'src/main');
  const bare = await start('bare-refresh', 'bench/cases/refresh/bare-refresh.server');
  const viewers = await prepareSimulatedViewers(engine, VIEWERS * 2, onProgress);
  const { id: titleId } = await engine.database.prisma.title.findFirstOrThrow({ where: { kind: 'MOVIE' } });
  onProgress(`Connecting ${VIEWERS} devices to each`);
  const ourViewers = await connectViewers(engine, ours.address, viewers.slice(0, VIEWERS), disposer);
  const bareViewers = await connectBareViewers(bare.address, viewers.slice(VIEWERS), disposer);
  // All use the same process.
  const [anyViewer] = ourViewers;
  if (anyViewer) await untilLearned(anyViewer);
  const { refreshes } = await takeTurns(
    {
      refreshes: measureRefreshes(
        eachInTurn(ourViewers, finishingByGraphql()),
        eachInTurn(bareViewers, finishingBare(bare.address, titleId)),
      ),
    },
    effort,
    onProgress,
  );
  const timed = refreshes.reduce((sum, latencies) => sum + latencies.ours.length, 0);
  onProgress(`Timed ${timed} refreshes of each`);
  return SHARES.map((share) => ({
    case: refreshCase.name,
    metric: { name: `finished to notified p${share * 100} ms`, better: 'lower' },
    ours: summarise(refreshes.map((latencies) => latencyAt(share, latencies.ours))),
    peer: summarise(refreshes.map((latencies) => latencyAt(share, latencies.bare))),
    peerName: 'row, BullMQ job, channel, ws',
    target: null,
  }));
}

/** The maximum duration for this share of refreshes. */
function latencyAt(share: number, latencies: readonly number[]): number {
  return percentile(
    latencies.toSorted((one, other) => one - other),
    share,
  );
}

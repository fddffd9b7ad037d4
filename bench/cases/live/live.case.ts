import { createDisposer, type Disposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison, Metric } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { type ServerUnderLoad, startServer } from '../../harness/server-under-load.js';
import { summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { createPlayers } from '../progress/over-http.js';
import { createViewers } from '../progress/viewers.js';
import { followBare, followOurs } from './contenders.js';
import { type FanOutSample, measureFanOut, type Shape } from './fan-out.js';
import { importStream, progressStreams } from './streams.js';

const SOCKETS = 2_000;
/** The most that an account may have. */
const SOCKETS_OF_ACCOUNT = 100;
/** A family, the most sockets of one account, and one event for all sockets. */
const SHAPES: readonly Shape[] = [
  { streams: 250, socketsEach: 8, callers: 50 },
  { streams: 20, socketsEach: SOCKETS_OF_ACCOUNT, callers: 10 },
  { streams: 1, socketsEach: SOCKETS, callers: 1 },
];
const PREPARATION_SECONDS = 45;
const TARGET = 0.7;

interface FanOutMetric extends Metric {
  readonly of: (sample: FanOutSample) => number;
  readonly target: number | null;
}

const METRICS: readonly FanOutMetric[] = [
  { name: 'events/s to sockets', better: 'higher', of: ({ perSecond }) => perSecond, target: TARGET },
  {
    name: 'publish to receipt p50 ms, at that rate',
    better: 'lower',
    of: ({ medianMsUnderLoad }) => medianMsUnderLoad,
    target: TARGET,
  },
  {
    name: 'publish to receipt p50 ms, one event at a time',
    better: 'lower',
    of: ({ medianMs }) => medianMs,
    target: TARGET,
  },
  {
    name: 'CPU µs/event to a socket',
    better: 'lower',
    of: ({ processorPerEvent }) => processorPerEvent,
    target: null,
  },
];

export const liveCase: BenchCase = {
  name: 'live',
  description: `Events delivered to ${SOCKETS} sockets, ${SHAPES.map(({ socketsEach }) => socketsEach).join(' or ')} of a stream, beside a bare ws server that fans out the same bytes from Redis channels, with and without a stream that stores them.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * 3 * SHAPES.length,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const product = productionEnvironment(scratch);
  await using engine = await openBenchEngine(product, onProgress);
  await using disposer: Disposer = createDisposer();
  const { folder } = scratch;
  onProgress('Starting the servers to measure');
  const start = async (
    name: string,
    program: Parameters<typeof startServer>[0]['program'],
  ): Promise<ServerUnderLoad> =>
    disposer.add(await startServer({ name, program, environment: product, folder }));
  const ours = await start('streamcore', 'src/main');
  const bare = await start('bare-socket', 'bench/cases/live/bare-socket.server');
  const { titleIds } = await createViewers(engine, 1, 1);
  const count = Math.max(...SHAPES.map(({ streams }) => streams));
  const players = await createPlayers(engine, ours.address, { count, titleIds });
  const forAll = await importStream(engine, ours.address, SOCKETS / SOCKETS_OF_ACCOUNT);
  const comparisons: Comparison[] = [];
  for (const shape of SHAPES) {
    await using followers: Disposer = createDisposer();
    const { socketsEach } = shape;
    onProgress(`Opening ${SOCKETS} sockets to each, ${socketsEach} of a stream`);
    const streams = shape.streams === 1 ? [forAll] : progressStreams(engine, players.slice(0, shape.streams));
    const { contender, messages } = await followOurs(ours.address, { streams, socketsEach }, followers);
    const { url } = engine.config.redis;
    const peers = await followBare(bare.address, url, { messages, socketsEach }, followers);
    const samples = await takeTurns(
      {
        ours: measureFanOut(contender, ours, shape),
        bare: measureFanOut(peers.bare, bare, shape),
        storing: measureFanOut(peers.storing, bare, shape),
      },
      effort,
      onProgress,
    );
    comparisons.push(
      ...compare(shape, samples.ours, { name: 'bare ws', samples: samples.bare }),
      ...compare(shape, samples.ours, { name: 'bare ws, stored', samples: samples.storing }),
    );
  }
  return comparisons;
}

function compare(
  { socketsEach }: Shape,
  ours: readonly FanOutSample[],
  peer: { readonly name: string; readonly samples: readonly FanOutSample[] },
): Comparison[] {
  return METRICS.map(({ of, target, name, better }) => ({
    case: liveCase.name,
    metric: { name: `${name}, ${socketsEach} of a stream`, better },
    ours: summarise(ours.map(of)),
    peer: summarise(peer.samples.map(of)),
    peerName: peer.name,
    target,
  }));
}

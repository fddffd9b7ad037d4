import type { Engine } from '../../../src/engine.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { answerTo } from '../../harness/http-request.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { compareServers } from '../../harness/server-comparisons.js';
import { measureServer } from '../../harness/server-sample.js';
import { type ServerUnderLoad, startServer } from '../../harness/server-under-load.js';
import { takeTurns } from '../../harness/turns.js';
import { createFilms } from '../progress/viewers.js';
import {
  bareRequests,
  graphqlRequests,
  heartbeats,
  type PlaybackRequests,
  type RunningStream,
  sessionIn,
  starts,
} from './playback-requests.js';
import { createMedia, createStreamPlayers, inBatches, type StreamPlayer } from './stream-players.js';

const PREPARATION_SECONDS = 60;
const TIMED_TURNS = 4;
const FILMS = 200;
/** So many that no player exceeds its plan's four streams within a lease. */
const STARTERS = 4_000;
const KEEPERS = 300;
/** The shortest lease allowed, so that abandoned streams make room. */
const LEASE = { PLAYBACK_LEASE_SECONDS: '2', PLAYBACK_HEARTBEAT_SECONDS: '1' };
const CONNECTIONS = 100;

export const playbackCase: BenchCase = {
  name: 'playback',
  description: `Streams started by ${STARTERS} viewers, and renewed by ${KEEPERS}, over GraphQL, beside a bare Fastify server with a lease in Redis.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * TIMED_TURNS,
  run,
};

async function run({ effort, environment: given, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(given);
  const environment = { ...productionEnvironment(scratch), ...LEASE };
  await using engine = await openBenchEngine(environment, onProgress);
  const { folder } = scratch;
  onProgress('Starting the servers to measure');
  await using ours = await startServer({ name: 'streamcore', program: 'src/main', environment, folder });
  await using bare = await startServer({
    name: 'bare-playback',
    program: 'bench/cases/playback/bare-playback.server',
    environment,
    folder,
  });
  onProgress(`Signing ${STARTERS + KEEPERS} viewers in`);
  const { starters, keepers } = await createViewers(engine, ours);
  const toOurs = await prepare(ours, graphqlRequests(ours.address), starters, keepers);
  const toBare = await prepare(bare, bareRequests(bare.address), starters, keepers);

  const samples = await takeTurns(
    {
      ourStarts: toOurs.starts,
      bareStarts: toBare.starts,
      ourHeartbeats: toOurs.heartbeats,
      bareHeartbeats: toBare.heartbeats,
    },
    effort,
    onProgress,
  );
  const contest = { case: playbackCase.name, throughputTarget: null };
  return [
    ...compareServers({
      ...contest,
      ours: samples.ourStarts,
      peer: samples.bareStarts,
      peerName: 'Fastify, a start',
    }),
    ...compareServers({
      ...contest,
      ours: samples.ourHeartbeats,
      peer: samples.bareHeartbeats,
      peerName: 'Fastify, a heartbeat',
    }),
  ];
}

async function createViewers(engine: Engine, { address }: ServerUnderLoad) {
  const titleIds = await createFilms(engine, FILMS);
  await createMedia(engine, titleIds);
  const players = await createStreamPlayers(engine, address, { count: STARTERS + KEEPERS, titleIds });
  return { starters: players.slice(KEEPERS), keepers: players.slice(0, KEEPERS) };
}

/** Everyone starts a stream, and the response is checked: from then on the process has their entitlements cached. */
async function prepare(
  server: ServerUnderLoad,
  requests: PlaybackRequests,
  starters: readonly StreamPlayer[],
  keepers: readonly StreamPlayer[],
) {
  const begin = async (player: StreamPlayer): Promise<RunningStream> => ({
    ...player,
    sessionId: sessionIn(await answerTo(requests.start(player))),
  });
  await inBatches(starters, begin);
  const streams = await inBatches(keepers, begin);
  const [nextStart, nextHeartbeat] = [starts(requests, starters), heartbeats(requests, streams)];
  return {
    starts: (seconds: number) => measureServer(server, nextStart, seconds, CONNECTIONS),
    heartbeats: (seconds: number) => measureServer(server, nextHeartbeat, seconds, CONNECTIONS),
  };
}

import type { Engine } from '../../../src/engine.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { type ScratchServers, startScratchServers } from '../../harness/scratch-servers.js';
import { compareServers } from '../../harness/server-comparisons.js';
import { measureServer } from '../../harness/server-sample.js';
import { startServer } from '../../harness/server-under-load.js';
import { summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { recording, upserting } from './heartbeats.js';
import { bareHeartbeats, createPlayers, graphqlHeartbeats } from './over-http.js';
import { createViewers } from './viewers.js';

const PREPARATION_SECONDS = 60;
const TIMED_TURNS = 4;
const VIEWERS = 5_000;
const FILMS = 200;
const TARGET = 5;
/** The number of players that send heartbeats over HTTP, and of their connections. */
const PLAYERS = 300;
const CONNECTIONS = 100;
const HTTP_TARGET = 1;

export const progressCase: BenchCase = {
  name: 'progress',
  description: `Positions of ${VIEWERS} viewers stored durably per second, beside the pg driver with one statement each; and heartbeats over GraphQL, beside a bare Fastify route.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * TIMED_TURNS,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  await using engine = await openBenchEngine(productionEnvironment(scratch), onProgress);
  const { pool } = engine.database;
  const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
  if (rows[0]?.synchronous_commit !== 'on') throw new Error('What is stored here would not be durable.');
  onProgress(`Creating ${VIEWERS} viewers`);
  const [ours, theirs] = [
    await createViewers(engine, VIEWERS, FILMS),
    await createViewers(engine, VIEWERS, FILMS),
  ];

  const samples = await takeTurns(
    { ours: recording(engine, ours), statements: upserting(pool, theirs) },
    effort,
    onProgress,
  );
  return [
    {
      case: progressCase.name,
      metric: { name: 'positions stored/s', better: 'higher' },
      ours: summarise(samples.ours),
      peer: summarise(samples.statements),
      peerName: 'pg, one row a statement',
      target: TARGET,
    },
    ...(await overHttp(engine, scratch, theirs.titleIds, { effort, onProgress })),
  ];
}

/** Through the whole of GraphQL, with a sign-in, beside a route that stores a row without authentication. */
async function overHttp(
  engine: Engine,
  scratch: ScratchServers,
  titleIds: readonly string[],
  { effort, onProgress }: Pick<BenchRun, 'effort' | 'onProgress'>,
): Promise<Comparison[]> {
  const environment = { ...productionEnvironment(scratch), AUTH_SECRET: engine.config.auth.secret };
  const { folder } = scratch;
  onProgress('Starting the servers to measure');
  await using ours = await startServer({ name: 'streamcore', program: 'src/main', environment, folder });
  await using bare = await startServer({
    name: 'bare-upsert',
    program: 'bench/cases/progress/bare-upsert.server',
    environment,
    folder,
  });
  const wish = { count: PLAYERS, titleIds };
  const [ourPlayers, theirPlayers] = [
    await createPlayers(engine, ours.address, wish),
    await createPlayers(engine, ours.address, wish),
  ];
  const nextOfOurs = graphqlHeartbeats(ours.address, ourPlayers);
  const nextOfTheirs = bareHeartbeats(bare.address, theirPlayers);
  const samples = await takeTurns(
    {
      ours: (seconds) => measureServer(ours, nextOfOurs, seconds, CONNECTIONS),
      bare: (seconds) => measureServer(bare, nextOfTheirs, seconds, CONNECTIONS),
    },
    effort,
    onProgress,
  );
  return compareServers({
    case: progressCase.name,
    ours: samples.ours,
    peer: samples.bare,
    peerName: 'Fastify, one row a request',
    throughputTarget: HTTP_TARGET,
  });
}

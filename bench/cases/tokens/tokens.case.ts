import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import type { Comparison, Metric } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { contextBuilding } from './context-building.js';
import { bareUpdates, CALLERS, renewing } from './renewing.js';
import { signInMany } from './signed-in-sessions.js';

const PREPARATION_SECONDS = 15;
const TIMED_TURNS = 4;
/** Turns of any duration: tokens are made, then seen once. */
const SECONDS_OF_NEW_TOKENS = 2;
const SESSIONS = 2_000;

/** The most that authentication may cost per request. */
const LIMIT_MICROSECONDS = 60;

export const tokensCase: BenchCase = {
  name: 'tokens',
  description: `Authentication of requests, beside jose on each request; and token refreshes by ${CALLERS} callers, beside the bare UPDATE.`,
  expectedSeconds: ({ rounds, seconds }) =>
    PREPARATION_SECONDS + (rounds + 1) * (seconds * TIMED_TURNS + SECONDS_OF_NEW_TOKENS),
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  await using engine = await openBenchEngine(productionEnvironment(scratch), onProgress);
  onProgress(`Signing ${SESSIONS} accounts in`);
  const sessions = await signInMany(engine, SESSIONS);
  const half = SESSIONS / 2;
  await using bare = bareUpdates(engine, sessions.slice(half));

  const samples = await takeTurns(
    {
      ...(await contextBuilding(engine, sessions)),
      renewing: renewing(engine, sessions.slice(0, half)),
      bareUpdates: bare.turn,
    },
    effort,
    onProgress,
  );
  const compare = (
    metric: Metric,
    ours: readonly number[],
    peer: readonly number[],
    peerName: string,
    target: number | null = null,
  ): Comparison => ({
    case: tokensCase.name,
    metric,
    ours: summarise(ours),
    peer: summarise(peer),
    peerName,
    target,
  });
  const known: Metric = { name: 'µs/request', better: 'lower' };
  const unknown: Metric = { name: 'µs/request, token not seen before', better: 'lower' };
  const renewals: Metric = { name: 'refreshes/s', better: 'higher' };
  return [
    compare(known, samples.warm, [LIMIT_MICROSECONDS], `limit of ${LIMIT_MICROSECONDS} µs`, 1),
    compare(known, samples.warm, samples.joseWarm, 'jose.jwtVerify per request'),
    compare(unknown, samples.new, samples.joseNew, 'jose.jwtVerify per request'),
    compare(renewals, samples.renewing, samples.bareUpdates, 'the bare UPDATE by pg'),
  ];
}

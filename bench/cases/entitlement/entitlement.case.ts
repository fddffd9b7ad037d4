import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import type { Comparison, Metric } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { bareChecking, checking } from './checking.js';
import { subscribeMany } from './subscribed-accounts.js';

const PREPARATION_SECONDS = 15;
const TIMED_TURNS = 2;
const ACCOUNTS = 2_000;
const DAY_MS = 86_400_000;

/** The required checks per second of a process. */
const LEAST_CHECKS = 1_000_000;

export const entitlementCase: BenchCase = {
  name: 'entitlement',
  description: `Entitlements of ${ACCOUNTS} accounts read from a warm cache, beside a bare cache lookup.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * TIMED_TURNS,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  await using engine = await openBenchEngine(productionEnvironment(scratch), onProgress);
  onProgress(`Subscribing ${ACCOUNTS} accounts`);
  const accountIds = await subscribeMany(engine, ACCOUNTS);
  const tomorrow = new Date(engine.clock.now().getTime() + DAY_MS);

  const samples = await takeTurns(
    { warm: checking(engine, accountIds), bare: bareChecking(accountIds, tomorrow) },
    effort,
    onProgress,
  );
  const checks: Metric = { name: 'checks/s', better: 'higher' };
  const compare = (peer: readonly number[], peerName: string, target: number | null): Comparison => ({
    case: entitlementCase.name,
    metric: checks,
    ours: summarise(samples.warm),
    peer: summarise(peer),
    peerName,
    target,
  });
  return [
    compare([LEAST_CHECKS], `limit of ${LEAST_CHECKS.toLocaleString('en')} checks/s`, 1),
    compare(samples.bare, 'LRUCache.get and a comparison of dates', null),
  ];
}

import type { Engine } from '../../../src/engine.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { renewOneByOne } from './one-by-one.js';
import { addSubscriptions, countStored, explainDue } from './stored-subscriptions.js';

const PREPARATION_SECONDS = 120;
const SECONDS_A_ROUND = 60;

/** The required rate of one worker on two cores, which the database shares. */
const LEAST_PER_SECOND = 1_500;
/** The required share of the rate with a hundred times as many stored. */
const LEAST_SHARE = 0.7;

const DUE = 10_000;
const STORED = [10_000, 100_000, 1_000_000];
const DUE_STEPS = [2_500, 5_000, 20_000];

export const sweepCase: BenchCase = {
  name: 'sweep',
  description: `Renewals per second by one worker with the simulated gateway, with ${STORED.map(String).join(', ')} subscriptions stored, beside a target and one transaction each.`,
  expectedSeconds: ({ rounds }) => PREPARATION_SECONDS + rounds * SECONDS_A_ROUND,
  run,
};

/** Makes this many due, and measures how many are processed per second. */
async function rateOf({ database }: Engine, due: number, sweep: () => Promise<number>): Promise<number> {
  await addSubscriptions(database.pool, due, true);
  const begin = performance.now();
  const swept = await sweep();
  if (swept !== due) throw new Error(`${swept} of ${due} were dealt with.`);
  return (swept * 1_000) / (performance.now() - begin);
}

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  // Filling a table takes longer than the usual statement timeout.
  const settings = { ...productionEnvironment(scratch), DATABASE_STATEMENT_TIMEOUT_MS: '600000' };
  await using engine = await openBenchEngine(settings, onProgress);
  const { pool } = engine.database;
  const ours = async () => (await engine.subscriptions.billing.sweep.run()).subscriptions;
  const rounds = Array.from({ length: effort.rounds });
  await rateOf(engine, DUE, ours);

  const rates = new Map<number, number[]>();
  const oneByOne: number[] = [];
  for (const stored of STORED) {
    onProgress(`Storing ${stored}`);
    await addSubscriptions(pool, Math.max(0, stored - (await countStored(pool))), false);
    const measured: number[] = [];
    for (const _round of rounds) {
      measured.push(await rateOf(engine, DUE, ours));
      if (stored === STORED[0]) oneByOne.push(await rateOf(engine, DUE, () => renewOneByOne(pool)));
    }
    rates.set(stored, measured);
    onProgress(`${stored} stored: ${Math.round(summarise(measured).median)}/s`);
  }
  for (const due of DUE_STEPS) {
    const rate = await rateOf(engine, due, ours);
    onProgress(
      `${due} due of ${await countStored(pool)}: ${(due / rate).toFixed(1)} s, ${Math.round(rate)}/s`,
    );
  }
  await addSubscriptions(pool, DUE, true);
  for (const line of await explainDue(pool)) onProgress(line);
  return compare(rates, oneByOne);
}

function compare(
  rates: ReadonlyMap<number, readonly number[]>,
  oneByOne: readonly number[],
): readonly Comparison[] {
  const of = (stored: number) => summarise(rates.get(stored) ?? []);
  const [least = 0, , most = 0] = STORED;
  const limits = STORED.map(
    (stored): Comparison => ({
      case: sweepCase.name,
      metric: { name: `renewals/s, ${stored} stored`, better: 'higher' },
      ours: of(stored),
      peer: summarise([LEAST_PER_SECOND]),
      peerName: `limit of ${LEAST_PER_SECOND}/s`,
      target: 1,
    }),
  );
  return [
    ...limits,
    {
      case: sweepCase.name,
      metric: { name: `renewals/s, ${most} stored`, better: 'higher' },
      ours: of(most),
      peer: of(least),
      peerName: `the same with ${least} stored`,
      target: LEAST_SHARE,
    },
    {
      case: sweepCase.name,
      metric: { name: `renewals/s, ${least} stored`, better: 'higher' },
      ours: of(least),
      peer: summarise(oneByOne),
      peerName: 'a transaction for each, without money',
      target: null,
    },
  ];
}

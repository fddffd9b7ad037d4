import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { recording, upserting } from './heartbeats.js';
import { createViewers } from './viewers.js';

const PREPARATION_SECONDS = 20;
const TIMED_TURNS = 2;
const VIEWERS = 5_000;
const FILMS = 200;
const TARGET = 5;

export const progressCase: BenchCase = {
  name: 'progress',
  description: `Positions of ${VIEWERS} viewers stored a second, durably, beside the pg driver with a statement for each.`,
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * TIMED_TURNS,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
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
  ];
}

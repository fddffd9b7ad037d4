import { productionEnvironment } from '../../bench/harness/production-environment.js';
import { startScratchServers } from '../../bench/harness/scratch-servers.js';
import { runSweepTrial } from '../../test/support/sweep-trial/run-sweep-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PREPARATION_SECONDS = 45;
const SUBSCRIPTIONS_PER_SECOND = 500;
const WORKERS = 8;
const KILLS = 8;

export const sweepCase: SoakCase = {
  name: 'sweep',
  description: `${WORKERS} workers charge due subscriptions while ${KILLS} of them are killed and viewers cancel and upgrade: each period is charged once. Each repetition is a subscription.`,
  usualRuns: 20_000,
  expectedSeconds: (runs) => PREPARATION_SECONDS + Math.ceil(runs / SUBSCRIPTIONS_PER_SECOND),
  run,
};

async function run({ runs, environment, onProgress }: SoakRun): Promise<SoakResult> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const seed = Date.now();
  const result = await runSweepTrial({
    environment: { ...productionEnvironment(scratch), LOG_LEVEL: 'error', DATABASE_POOL_SIZE: '5' },
    subscriptions: runs,
    workers: WORKERS,
    kills: KILLS,
    seed,
    onProgress,
  });
  const { due, calls, accepted, paid, lost, doubled, illegalSteps, isNumberedWithoutGaps, addsUp } = result;
  onProgress(`${calls} calls meanwhile, ${accepted} accepted; ${illegalSteps} illegal steps`);
  const broken = illegalSteps + (isNumberedWithoutGaps ? 0 : 1) + (addsUp ? 0 : 1);
  return {
    case: sweepCase.name,
    sent: due,
    acknowledged: paid,
    stored: paid,
    lost: lost + broken,
    doubled,
  };
}

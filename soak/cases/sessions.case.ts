import { startScratchServers } from '../../bench/harness/scratch-servers.js';
import { createTestClock } from '../../test/support/clock.js';
import { runSignInModel } from '../../test/support/sign-in-model/run-sign-in-model.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';
import { openSoakPlatform, soakConfig } from '../harness/soak-platform.js';

const PREPARATION_SECONDS = 10;
const RUNS_PER_SECOND = 4;
const PROGRESS_EVERY = 50;
/** How much longer than expected it may take, for example on a slow machine. */
const PATIENCE = 4;

export const sessionsCase: SoakCase = {
  name: 'sessions',
  description:
    'Accounts sign in, refresh, revoke devices and change plans in any order and concurrently: no ended session is accepted, and no valid one refused.',
  usualRuns: 200,
  expectedSeconds: (runs) => PREPARATION_SECONDS + Math.ceil(runs / RUNS_PER_SECOND),
  run,
};

async function run({ runs, environment, onProgress }: SoakRun): Promise<SoakResult> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const clock = createTestClock();
  await using platform = await openSoakPlatform(soakConfig(scratch), { clock });

  const longestMs = PATIENCE * sessionsCase.expectedSeconds(runs) * 1000;
  const onRun = (done: number) => {
    if (done % PROGRESS_EVERY === 0) onProgress(`${done} of ${runs} accounts`);
  };
  const { sent, acknowledged, violation, report } = await runSignInModel(platform, {
    runs,
    longestMs,
    onRun,
  });
  if (report) onProgress(report);
  const counted = (kind: typeof violation) => (violation === kind ? 1 : 0);
  return {
    case: sessionsCase.name,
    sent,
    acknowledged,
    lost: counted('lost'),
    doubled: counted('doubled'),
    leaked: counted('leaked'),
  };
}

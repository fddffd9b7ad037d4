import { join } from 'node:path';
import { productionEnvironment } from '../../bench/harness/production-environment.js';
import { startScratchServers } from '../../bench/harness/scratch-servers.js';
import { readSettings, resolveConfig } from '../../src/config.js';
import { createEngine } from '../../src/engine.js';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { projectRoot } from '../../src/project-root.js';
import { startApi } from '../../src/roles/api.js';
import { createTestClock } from '../../test/support/clock.js';
import { runSignInModel } from '../../test/support/sign-in-model/run-sign-in-model.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PREPARATION_SECONDS = 10;
const RUNS_PER_SECOND = 4;
const PROGRESS_EVERY = 50;
/** How much longer than expected it may take, such as on a slow machine. */
const PATIENCE = 4;

export const sessionsCase: SoakCase = {
  name: 'sessions',
  description:
    'Accounts that sign in, refresh, revoke devices and change plans in any order and at once: nobody is in who must not be, nobody is kept out.',
  usualRuns: 200,
  expectedSeconds: (runs) => PREPARATION_SECONDS + Math.ceil(runs / RUNS_PER_SECOND),
  run,
};

async function run({ runs, environment, onProgress }: SoakRun): Promise<SoakResult> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const settings = readSettings({
    ...productionEnvironment(scratch),
    AUTH_ACCESS_TOKEN_SECONDS: '900',
    LOG_LEVEL: 'error',
    PORT: '0',
  });
  const config = resolveConfig(settings, null);
  await applyMigrations({ url: config.database.url, folder: join(projectRoot, 'prisma/migrations') });
  const clock = createTestClock();
  await using engine = await createEngine(config, { clock });
  await using api = await startApi(engine);

  const longestMs = PATIENCE * sessionsCase.expectedSeconds(runs) * 1000;
  const world = { address: api.address, engine, clock };
  const onRun = (done: number) => {
    if (done % PROGRESS_EVERY === 0) onProgress(`${done} of ${runs} accounts`);
  };
  const { sent, acknowledged, violation, report } = await runSignInModel(world, { runs, longestMs, onRun });
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

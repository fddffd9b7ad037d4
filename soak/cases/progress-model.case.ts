import pg from 'pg';
import { createHome } from '../../test/support/process-home.js';
import { runProgressModel } from '../../test/support/progress-model/run-progress-model.js';
import { startFleet } from '../../test/support/trials/fleet.js';
import { startRestartableServers } from '../../test/support/trials/restartable-servers.js';
import {
  FILM_SECONDS,
  makeFilms,
  makeSeries,
  signUpAll,
  trialEnvironment,
} from '../../test/support/trials/scene.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PREPARATION_SECONDS = 40;
const SECONDS_A_RUN = 2;
const PROGRESS_EVERY = 10;

export const progressModelCase: SoakCase = {
  name: 'progress-model',
  description:
    'Five devices report positions late, twice and out of order to three API processes: the final state agrees with an independent reference model.',
  usualRuns: 100,
  expectedSeconds: (runs) => PREPARATION_SECONDS + runs * SECONDS_A_RUN,
  run,
};

/** On separate servers. */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  await using servers = await startRestartableServers();
  await using home = await createHome();
  onProgress('Starting three API processes');
  const fleet = await startFleet({ home, environment: trialEnvironment(servers), apis: 3, workers: 0 });
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 1 });
  const addresses = fleet.addresses();
  let done = 0;
  try {
    await runProgressModel(
      {
        addresses,
        durationSeconds: FILM_SECONDS,
        async watcher() {
          const [person] = await signUpAll(addresses[0] ?? '', 1);
          if (!person) throw new Error('Nobody signed up.');
          return person;
        },
        films: (count) => makeFilms(pool, count),
        series: (seasons) => makeSeries(pool, seasons),
      },
      runs,
      () => {
        done += 1;
        if (done % PROGRESS_EVERY === 0) onProgress(`${done} of ${runs} stories`);
      },
    );
    return { case: progressModelCase.name, sent: runs, acknowledged: runs, lost: 0 };
  } catch (error) {
    onProgress(error instanceof Error ? error.message : String(error));
    return { case: progressModelCase.name, sent: done + 1, acknowledged: done, lost: 1 };
  } finally {
    await pool.end();
  }
}

import { randomBytes } from 'node:crypto';
import { productionEnvironment } from '../../bench/harness/production-environment.js';
import { startScratchServers } from '../../bench/harness/scratch-servers.js';
import { runStampede } from '../../test/support/stampede/run-stampede.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PREPARATION_SECONDS = 10;
const SECONDS_A_RUN = 6;
const PROCESSES = 4;
const READERS = 1_000;
const LOAD_MS = 200;

export const stampedeCase: SoakCase = {
  name: 'stampede',
  description: `${READERS} readers in ${PROCESSES} processes read one cold key at the same time: it is loaded once, or twice in every other run, where the process that loads it is killed.`,
  usualRuns: 10,
  expectedSeconds: (runs) => PREPARATION_SECONDS + runs * SECONDS_A_RUN,
  run,
};

async function run({ runs, environment, onProgress }: SoakRun): Promise<SoakResult> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const url = productionEnvironment(scratch)['REDIS_URL'] ?? '';
  let [sent, acknowledged, doubled] = [0, 0, 0];
  for (let number = 1; number <= runs; number += 1) {
    const kills = number % 2 === 0;
    const prefix = `stampede-${randomBytes(6).toString('hex')}`;
    const stampede = {
      redis: { url, prefix },
      processes: PROCESSES,
      readers: READERS,
      loadMs: LOAD_MS,
      kills,
    };
    const { readers, loads, answered, slowestMs } = await runStampede(stampede);
    const alive = kills ? readers - readers / PROCESSES : readers;
    onProgress(
      `Run ${number} of ${runs}${kills ? ', one killed' : ''}: ${loads} loads, slowest ${Math.round(slowestMs)} ms`,
    );
    sent += alive;
    acknowledged += answered;
    doubled += Math.max(0, loads - (kills ? 2 : 1));
  }
  return { case: stampedeCase.name, sent, acknowledged, lost: sent - acknowledged, doubled };
}

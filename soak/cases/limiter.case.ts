import { runLimiterTrial } from '../../test/support/limiter-trial/run-limiter-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PROCESSES = 4;
const TAKES_A_PHASE = 2_000;
const PREPARATION_SECONDS = 3;
const SECONDS_A_RUN = 25;

export const limiterCase: SoakCase = {
  name: 'limiter',
  description: `${PROCESSES} processes with wrong clocks consume a rate limit while Redis is killed and restarted: neither Redis nor any single process admits more than the limit.`,
  usualRuns: 4,
  expectedSeconds: (runs) => PREPARATION_SECONDS + runs * SECONDS_A_RUN,
  run,
};

async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  let [sent, acknowledged, leaked, recoverySeconds] = [0, 0, 0, 0];
  for (let number = 1; number <= runs; number += 1) {
    const trial = await runLimiterTrial({ processes: PROCESSES, takesAPhase: TAKES_A_PHASE });
    const { takes, admitted, shared, alone, together } = trial;
    onProgress(
      `Run ${number} of ${runs}: in the busiest window ${shared} of the limit by Redis, ${alone} by one process, ${together} in all`,
    );
    sent += takes;
    acknowledged += admitted;
    leaked += [shared > 1, alone > 1, together > PROCESSES + 1].filter(Boolean).length;
    recoverySeconds = Math.max(recoverySeconds, trial.recoverySeconds);
  }
  return { case: limiterCase.name, sent, acknowledged, leaked, recoverySeconds };
}

import { runCrashTrial } from '../../test/support/trials/crash-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PLAYERS = 100;
const TITLES = 50;
const POSITIONS_PER_SECOND = 5_000;
const SECONDS_A_RUN = 140;

export const progressCase: SoakCase = {
  name: 'progress',
  description: `${PLAYERS} players report ${POSITIONS_PER_SECOND} positions a second, while API processes and workers are killed and PostgreSQL and Redis are restarted in turn: every acknowledged position is stored, and every event is delivered once.`,
  usualRuns: 3,
  expectedSeconds: (runs) => runs * SECONDS_A_RUN,
  run,
};

/** On separate servers, because it stops them. */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  const total = { sent: 0, acknowledged: 0, stored: 0, applied: 0, lost: 0, doubled: 0 };
  for (let number = 1; number <= runs; number += 1) {
    onProgress(`Run ${number} of ${runs}`);
    const verdict = await runCrashTrial({
      players: PLAYERS,
      titles: TITLES,
      positionsPerSecond: POSITIONS_PER_SECOND,
      watchers: 4,
      strikes: 6,
      peaceMs: 4_000,
      onProgress,
    });
    onProgress(`${Math.round(verdict.positionsPerSecond)} positions a second were acknowledged`);
    total.sent += verdict.sent;
    total.acknowledged += verdict.acknowledged;
    total.stored += verdict.stored;
    total.applied += verdict.applied;
    total.lost += verdict.lost + verdict.events - verdict.applied + verdict.unheard;
    total.doubled += verdict.appliedTwice + verdict.heardWrongly + verdict.torn;
  }
  return { case: progressCase.name, ...total };
}

import { hasLoadBalancer } from '../../test/support/load-balancer.js';
import { runRollingTrial } from '../../test/support/trials/rolling-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PLAYERS = 50;
const VISITORS = 20;
const SECONDS_A_RUN = 70;

export const rollingCase: SoakCase = {
  name: 'rolling',
  description: `${VISITORS} visitors, ${PLAYERS} players and their devices, and people who sign up, while two API processes behind HAProxy and two workers are restarted in turn: no request fails.`,
  usualRuns: 3,
  expectedSeconds: (runs) => runs * SECONDS_A_RUN,
  run,
};

/** On separate servers. Requires HAProxy. */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  if (!(await hasLoadBalancer()))
    throw new Error('HAProxy is not installed. On Debian: apt-get install haproxy');
  const verdict = await runRollingTrial({
    players: PLAYERS,
    visitors: VISITORS,
    rounds: runs,
    peaceMs: 3_000,
    onProgress,
  });
  for (const failure of new Set(verdict.failures)) onProgress(failure);
  onProgress(
    `${verdict.answered} pages seen, ${verdict.failures.length} requests failed, ${verdict.signedUp} signed up`,
  );
  const { events, applied, unheard, mailed, signedUp } = verdict;
  return {
    case: rollingCase.name,
    sent: verdict.sent,
    acknowledged: verdict.acknowledged,
    stored: verdict.stored,
    applied,
    lost:
      verdict.lost + events - applied + unheard + verdict.failures.length + Math.max(0, signedUp - mailed),
    doubled: verdict.appliedTwice + verdict.heardWrongly + verdict.torn + Math.max(0, mailed - signedUp),
  };
}

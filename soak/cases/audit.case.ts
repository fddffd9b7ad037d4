import { runAuditTrial } from '../../test/support/trials/audit-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const WRITERS = 50;
const SECONDS_A_RUN = 150;

export const auditCase: SoakCase = {
  name: 'audit',
  description: `${WRITERS} writers write to the access log and the audit trail, while workers are killed and PostgreSQL and Redis are restarted in turn: every acknowledged entry is stored exactly once, and the chain of seals verifies.`,
  usualRuns: 2,
  expectedSeconds: (runs) => runs * SECONDS_A_RUN,
  run,
};

/** On separate servers, because it stops them. */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  const total = { sent: 0, acknowledged: 0, stored: 0, lost: 0, doubled: 0 };
  for (let number = 1; number <= runs; number += 1) {
    onProgress(`Run ${number} of ${runs}`);
    const verdict = await runAuditTrial({ writers: WRITERS, strikes: 8, peaceMs: 4_000, onProgress });
    onProgress(`${verdict.seals} seals, ${verdict.problems.length} problems, ${verdict.unsealed} not sealed`);
    total.sent += verdict.sent;
    total.acknowledged += verdict.acknowledged;
    total.stored += verdict.stored;
    total.lost += verdict.lost + verdict.problems.length + verdict.unsealed;
    total.doubled += verdict.doubled;
  }
  return { case: auditCase.name, ...total };
}

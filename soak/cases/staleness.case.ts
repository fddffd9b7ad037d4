import { runStaleness } from '../../test/support/staleness/run-staleness.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PREPARATION_SECONDS = 5;
const SECONDS_A_RUN = 20;
const LARGEST_SEED = 2 ** 31;

export const stalenessCase: SoakCase = {
  name: 'staleness',
  description:
    'Three processes read and change the same cached keys while processes, connections and Redis fail: no read is staler than the documented bound, and finally all agree.',
  usualRuns: 10,
  expectedSeconds: (runs) => PREPARATION_SECONDS + runs * SECONDS_A_RUN,
  run,
};

async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  const seed = Math.floor(Math.random() * LARGEST_SEED);
  onProgress(`Seed ${seed}`);
  const { reads, stale, disagreements } = await runStaleness({ seed, runs, onProgress });
  for (const one of stale) onProgress(`Too old: ${JSON.stringify(one)}`);
  for (const one of disagreements) onProgress(`Not agreed: ${one}`);
  return {
    case: stalenessCase.name,
    sent: reads,
    acknowledged: reads - stale.length,
    lost: stale.length + disagreements.length,
  };
}

import { NoPreviousReleaseError, runUpgradeTrial } from '../../test/support/trials/upgrade-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const SECONDS_A_FILE = 15;
const SECONDS_TO_BEGIN = 30;

export const upgradeCase: SoakCase = {
  name: 'upgrade',
  description:
    'The previous version runs its own integration tests on a database that this version has migrated. Each repetition is a test file.',
  usualRuns: 6,
  expectedSeconds: (runs) => SECONDS_TO_BEGIN + runs * SECONDS_A_FILE,
  run,
};

/** On separate servers. Requires the repository's history. */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  try {
    const { ran, passed, failures } = await runUpgradeTrial({ files: runs, onProgress });
    for (const failure of failures) onProgress(failure);
    return { case: upgradeCase.name, sent: ran, acknowledged: passed, lost: failures.length };
  } catch (error) {
    if (!(error instanceof NoPreviousReleaseError)) throw error;
    onProgress(error.message);
    return { case: upgradeCase.name, sent: 0, acknowledged: 0 };
  }
}

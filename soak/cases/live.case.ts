import { buildPrograms } from '../../test/support/built-programs.js';
import { runLiveTrial } from '../../test/support/trials/live-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const PEOPLE = 250;
const SOCKETS_EACH = 8;
const SECONDS_A_RUN = 140;

export const liveCase: SoakCase = {
  name: 'live',
  description: `${PEOPLE * SOCKETS_EACH} sockets over two API processes follow ${PEOPLE} profiles and are disconnected at random: each receives every event of its profile once, in order, and no others.`,
  usualRuns: 1,
  expectedSeconds: (runs) => runs * SECONDS_A_RUN,
  run,
};

/** On separate servers. */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  // The compiled program, because functions take more memory in the other.
  onProgress('Compiling');
  await buildPrograms();
  const total = { sent: 0, acknowledged: 0, lost: 0, doubled: 0, leaked: 0 };
  for (let number = 1; number <= runs; number += 1) {
    onProgress(`Run ${number} of ${runs}`);
    const verdict = await runLiveTrial({
      people: PEOPLE,
      socketsEach: SOCKETS_EACH,
      reportsPerSecond: 0.5,
      seconds: 30,
      dropsPerSecond: 40,
      onProgress,
    });
    const kilobytes = (verdict.bytesPerIdleSocket / 1024).toFixed(1);
    onProgress(
      `${verdict.sockets} sockets, cut off ${verdict.dropped} times, ${kilobytes} KiB for each idle one`,
    );
    total.sent += verdict.expected;
    total.acknowledged += verdict.heard;
    total.lost += verdict.missed;
    total.doubled += verdict.misplaced;
    total.leaked += verdict.leaked;
  }
  return { case: liveCase.name, ...total };
}
